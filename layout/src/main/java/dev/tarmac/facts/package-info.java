/// What a machine is made of, as its agent saw it; pure values with their JSON ([FactsJson]). Start
/// with [MachineFacts]. Calls nothing but json.
package dev.tarmac.facts;
