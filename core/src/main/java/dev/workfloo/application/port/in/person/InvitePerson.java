package dev.workfloo.application.port.in.person;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.AnswerStep;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.StartedWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.person.LinkId;
import dev.workfloo.execution.person.PersonLink;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes links by which a person comes to one execution without a key, lists them, and takes them back. */
public interface InvitePerson {

    /** For how long a link opens, unless the wish says otherwise. */
    Duration USUAL = Duration.ofHours(72);

    Duration SHORTEST = Duration.ofMinutes(1);

    Duration LONGEST = Duration.ofDays(30);

    /** So many links of one execution open at a time. */
    int MOST = 20;

    /**
     * Makes a link for an execution that goes on; of one that has ended it is refused. It opens from now until its time is over, and
     * so a while longer than the execution goes on: then it shows how that ended. Of more than {@link #MOST} that open at a time the
     * oldest ends.
     */
    Either<WorkflooProblem, NewLink> invite(Scope scope, ExecutionId id, Invitation wish);

    /**
     * Starts an execution as {@link dev.workfloo.application.port.in.ExecuteWorkfloo#execute} does, at once and with the origin
     * {@code FRONT}, and makes a link for it, also where it has ended by then. Where only the link cannot be made, the execution has
     * started: whoever repeats the command under its idempotency key gets a link for that one.
     */
    Either<WorkflooProblem, StartedWithLink> start(StartWorkfloo command, Invitation wish);

    /** The links of an execution that open now, the oldest first. */
    Either<WorkflooProblem, List<PersonLink>> open(Scope scope, ExecutionId id);

    /** Ends a link at once, with all sessions in which it was opened, and gives it; one that has ended stays as it was. */
    Either<WorkflooProblem, PersonLink> revoke(Scope scope, ExecutionId id, LinkId link);

    /**
     * The wish for a link.
     *
     * @param lasts for how long it opens, from {@link #SHORTEST} to {@link #LONGEST}
     * @param once under which idempotency key, if under any: what is answered for it is kept with the link, and whoever repeats it is
     *     refused, and {@linkplain AnswerStep#recall recalls} that
     */
    record Invitation(Duration lasts, Optional<AnswerStep.Once<NewLink>> once) {

        /** For the usual time. */
        public static Invitation usual() {
            return lasting(USUAL);
        }

        public static Invitation lasting(Duration lasts) {
            return new Invitation(lasts, Optional.empty());
        }
    }

    /**
     * A new link.
     *
     * @param token what opens it: 256 random bits as base64url. It is told this once, and its hash is kept; what is answered under an
     *     idempotency key may hold it, and is kept with that key, encrypted
     */
    record NewLink(PersonLink link, String token) {
        /** Says nothing of the token. */
        @Override
        public String toString() {
            return "NewLink[" + link.id() + "]";
        }
    }

    record StartedWithLink(StartedWorkfloo started, NewLink link) {}
}
