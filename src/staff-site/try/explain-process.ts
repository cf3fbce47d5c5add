import { type ExplainRequest, explainChanged } from "../../staff/explain-changed.js";

// A process of its own: it is sent one request, and its answer is taken. Without anybody to answer to it ends by itself.
process.once("message", (request: ExplainRequest) => {
  void explainChanged(request).then((explained) => process.send?.(explained));
});
