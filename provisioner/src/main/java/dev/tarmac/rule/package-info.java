/// What machines become that appear: decided beforehand, by what they are and where they stand.
package dev.tarmac.rule;
