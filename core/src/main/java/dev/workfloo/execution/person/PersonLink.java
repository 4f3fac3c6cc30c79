package dev.workfloo.execution.person;

import dev.workfloo.access.KeyHash;
import dev.workfloo.access.Scope;
import dev.workfloo.execution.ExecutionId;
import java.time.Instant;
import java.util.Optional;
import org.jmolecules.ddd.annotation.Entity;
import org.jmolecules.ddd.annotation.Identity;

/**
 * A link by which a person comes to one execution.
 *
 * @param token the hash of what opens it, which is all that is kept of that
 */
@Entity
public record PersonLink(@Identity LinkId id, KeyHash token, Scope scope, ExecutionId execution, LinkLife life) {

    /**
     * From when until when it opens.
     *
     * @param revokedAt when somebody ended it before its time
     */
    public record LinkLife(Instant createdAt, Instant expiresAt, Optional<Instant> revokedAt) {}

    public boolean isOpen(Instant now) {
        return life.revokedAt().isEmpty() && now.isBefore(life.expiresAt());
    }

    public PersonLink revoked(Instant now) {
        LinkLife ended = new LinkLife(life.createdAt(), life.expiresAt(), Optional.of(now));
        return new PersonLink(id, token, scope, execution, ended);
    }

    /** Says nothing of the token. */
    @Override
    public String toString() {
        return "PersonLink[" + id + "]";
    }
}
