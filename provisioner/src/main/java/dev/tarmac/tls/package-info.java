/// The certificate that this server shows to people and their tools: given, or made by itself.
package dev.tarmac.tls;
