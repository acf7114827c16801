/// What Linux can do and Java has no class for: functions of the C library ([NativeCall]) and the
/// table of neighbours ([ArpTable]).
package dev.tarmac.pxe.linux;
