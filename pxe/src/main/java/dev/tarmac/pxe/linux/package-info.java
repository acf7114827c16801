/// What Linux can do and Java has no class for: functions of the C library ([NativeCall]) and
/// sockets that hear one interface only ([OneInterface]).
package dev.tarmac.pxe.linux;
