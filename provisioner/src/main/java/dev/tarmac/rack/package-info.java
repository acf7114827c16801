/// The rack list: machines as they were bought and where they shall stand, before they appear.
package dev.tarmac.rack;
