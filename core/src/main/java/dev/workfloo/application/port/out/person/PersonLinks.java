package dev.workfloo.application.port.out.person;

import dev.workfloo.access.KeyHash;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.person.LinkId;
import dev.workfloo.execution.person.PersonLink;
import dev.workfloo.execution.person.PersonSession;
import dev.workfloo.rule.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Links of persons, and the sessions in which they were opened. They are gone with their execution. */
public interface PersonLinks {

    /** So many sessions of one link are kept. */
    int SESSIONS = 20;

    /** Of a store that keeps none. */
    PersonLinks NONE = new NoPersonLinks();

    /**
     * Keeps a link, with what is answered for it where it is made under an idempotency key.
     *
     * @return what stands in the way; then nothing is kept
     */
    Optional<NotAdded> add(PersonLink link, Optional<LinkAnswer> answer);

    /**
     * What is answered to whoever repeats the call that made a link. It is found again as any other answer is.
     *
     * @param operation what was called: under another operation the same key means another call
     */
    record LinkAnswer(String operation, IdempotencyKey key, Value.Context answer) {
        /** Says nothing of what opens the link. */
        @Override
        public String toString() {
            return "LinkAnswer[" + operation + "]";
        }
    }

    /** Why a link is not kept. */
    enum NotAdded {
        /** An answer is kept already under the key of this one. */
        KEY_TAKEN,
        /** The execution is not there any more. */
        GONE
    }

    Optional<PersonLink> find(LinkId id);

    /** The links of an execution that open at this moment, the oldest first. */
    List<PersonLink> open(ExecutionId execution, Instant now);

    /** Revokes a link with all of its sessions, and gives it; one that was revoked stays as it was. Empty when there is none. */
    Optional<PersonLink> revoke(LinkId id, Instant now);

    /**
     * Keeps a session, and forgets those of its link that nobody has used since a moment, and of the others those that were used the
     * longest ago, so that {@link #SESSIONS} are left. Of a link that is gone none is kept.
     *
     * @return whether it is kept
     */
    boolean begin(PersonSession session, Instant idleSince);

    /** The session with this secret, and its link, whether or not they have ended. */
    Optional<Opened> opened(LinkId link, KeyHash secret);

    record Opened(PersonLink link, PersonSession session) {}

    /** Keeps that a session was used then. */
    void used(PersonSession session, Instant at);

    /** Forgets a session. */
    void end(LinkId link, KeyHash secret);
}
