/// What is said about a finished plan: boot devices, errors and warnings.
package dev.tarmac.anaconda.check;
