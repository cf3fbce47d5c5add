// The very same tests, on the Microsoft 365 Agents SDK.
import "./use-agents.js";
import "../authentication.test.js";
