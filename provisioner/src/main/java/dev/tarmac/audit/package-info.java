/// Who changed what, when and why.
package dev.tarmac.audit;
