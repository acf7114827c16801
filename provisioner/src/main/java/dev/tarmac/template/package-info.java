/// Kickstart templates on the server: a folder of them, filled in for one machine of the inventory.
package dev.tarmac.template;
