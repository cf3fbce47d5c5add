import { type ChangeRequest, judgeChange } from "../../staff/judge-change.js";

// A process of its own: `judgeApart` sends it a request and takes its verdict. Without anybody to answer to it ends by itself.
process.once("message", (request: ChangeRequest) => {
  void judgeChange(request).then((verdict) => process.send?.(verdict));
});
