/// The one contract of server and agent: what the server tells ([AgentCommand], [InstallOrder]),
/// what the agent reports ([AgentEvent]), and the JSON of both ([OrderJson], [EventJson]).
package dev.tarmac.order;
