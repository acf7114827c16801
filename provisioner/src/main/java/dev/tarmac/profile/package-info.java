/// What a machine shall become: layout + image + host name + keys ([Profile]), its JSON
/// ([ProfileJson]), and where it is kept ([Profiles]). A profile is checked when it is stored, not
/// when a machine depends on it.
package dev.tarmac.profile;
