package dev.workfloo.access;

import java.time.Instant;
import java.util.Optional;
import org.jmolecules.ddd.annotation.Entity;
import org.jmolecules.ddd.annotation.Identity;

/** A key as it is kept: its hash, whom it stands for, and since and until when. */
@Entity
public record ApiKey(@Identity KeyHash hash, Caller caller, Instant createdAt, Optional<Instant> revokedAt) {

    public boolean isActive() {
        return revokedAt.isEmpty();
    }

    public ApiKey revoked(Instant now) {
        return new ApiKey(hash, caller, createdAt, Optional.of(now));
    }
}
