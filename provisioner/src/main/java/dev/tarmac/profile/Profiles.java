package dev.tarmac.profile;

import java.util.List;
import java.util.Optional;

/// The profiles as the store keeps them.
public interface Profiles {
    List<Profile> list();

    Optional<Profile> find(ProfileName name);

    void put(Profile profile);

    /// What became of a wish to delete a profile.
    Deletion delete(ProfileName name);

    enum Deletion {
        DELETED,
        NO_SUCH_PROFILE,
        IN_USE
    }
}
