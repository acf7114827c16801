/// Reads layouts: disks are chosen and cleared, what the layout asks for is placed and made, kind
/// by kind, in the order of the reference. Start with [LayoutRun].
package dev.tarmac.anaconda.layout;
