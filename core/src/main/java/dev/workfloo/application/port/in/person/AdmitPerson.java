package dev.workfloo.application.port.in.person;

import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.person.LinkId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a person in who has a link. What is not let in is not told why: a token that was guessed, and one whose link has ended, look alike.
 */
public interface AdmitPerson {

    /** The same where only these environments are served: links of others are closed there. */
    AdmitPerson within(Set<Environment> served);

    /** Whether this token opens the link now. Nothing changes by it: programs that preview links look at them too. */
    default boolean opens(LinkId link, String token) {
        return invitedBy(link, token).isPresent();
    }

    /** Whose link this token opens now, if it opens one, and whether in earnest. Nothing changes by it. */
    Optional<Scope> invitedBy(LinkId link, String token);

    /**
     * Exchanges the token of a link for a session, any number of times while the link opens.
     *
     * @return what the person's browser is to hold: 256 random bits as base64url. It is told this once, and only its hash is kept
     */
    Optional<NewSession> enter(LinkId link, String token);

    /** What a session opens, while it and its link do; it was used just now, and so it goes on for another 30 minutes. */
    Optional<Admitted> admit(LinkId link, String secret);

    /** The same where nothing may change: the session goes on no longer for it. */
    Optional<Admitted> peek(LinkId link, String secret);

    /**
     * Whose session that is or was, also where nobody has used it for too long, while its link opens. It lets nobody in: it is for keeping
     * what somebody sent who was away, and shows nothing.
     */
    Optional<Admitted> recognise(LinkId link, String secret);

    /** Ends a session; others of the same link go on. */
    void leave(LinkId link, String secret);

    record NewSession(String secret, Admitted opened) {
        /** Says nothing of the secret. */
        @Override
        public String toString() {
            return "NewSession";
        }
    }

    /**
     * The one execution that a link opens.
     *
     * @param until when the link ends
     */
    record Admitted(Scope scope, ExecutionId execution, Instant until) {}
}
