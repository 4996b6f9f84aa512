// What a user's worker is: the network, served. Which one stands in the worker's address.
import { serveTraining } from "netwright/runtime/browser";

const module = new URL(self.location.href).searchParams.get("module");
serveTraining(await import(module));
