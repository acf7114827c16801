/// What a machine needs besides its disks before its new system boots for the first time: accounts,
/// language, time, network, services, scripts. A value without effects: everything in it is
/// resolved, no word of a kickstart file is left. Whoever sets up a system reads it; whoever reads
/// kickstart files makes it. [FirstBoot] is what kickstart files say; [Setup] is what profiles say
/// and installs do, with [SetupJson], and [NoCloudSeed] what cloud-init is told.
package dev.tarmac.firstboot;
