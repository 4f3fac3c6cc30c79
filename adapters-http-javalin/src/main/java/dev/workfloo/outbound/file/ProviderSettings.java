package dev.workfloo.outbound.file;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.Optional;
import java.util.Set;

/** Who verifies people by one-time codes, and the two questions that are asked. */
public record ProviderSettings(Begin begin, Check check, Optional<Set<WorkspaceId>> workspaces) {

    /** To send a code. */
    public record Begin(EndpointSettings endpoint, RequestMapping request, ResponseMapping response) {

        /** The body, in which only what has a place there is sent; or the name of a value whose place is taken. */
        public Either<String, Value> body(Value.Context values) {
            return request.body(request.placed(values));
        }

        /** What the provider says of the validation; empty where it does not say by what it knows it again. */
        public Optional<BegunValidation> read(Value answer) {
            return text(answer, "validationId")
                    .map(id -> new BegunValidation(
                            id,
                            text(answer, "validationType"),
                            text(answer, "channel"),
                            text(answer, "maskedDestination")));
        }

        private Optional<String> text(Value answer, String name) {
            return response.text(answer, name);
        }
    }

    /**
     * Whether a token is right.
     *
     * @param right what the answer must say of a right one, as text
     */
    public record Check(
            EndpointSettings endpoint,
            RequestMapping request,
            ResponseMapping response,
            String right,
            Statuses statuses) {

        /** The body, as above. */
        public Either<String, Value> body(Value.Context values) {
            return request.body(request.placed(values));
        }

        /** What an answer with a status that means success says; empty where it says nothing of the token. */
        public Optional<TokenJudgement> read(Value answer) {
            return response.text(answer, "valid")
                    .map(said -> said.equals(right) ? TokenJudgement.RIGHT : TokenJudgement.WRONG);
        }

        /** What another status says; empty where it is a failure. */
        public Optional<TokenJudgement> read(int status) {
            if (statuses.wrong().contains(status)) return Optional.of(TokenJudgement.WRONG);
            return statuses.expired().contains(status) ? Optional.of(TokenJudgement.EXPIRED) : Optional.empty();
        }
    }

    /**
     * @param wrong by which the provider says that a token is wrong
     * @param expired by which it says that the validation is over
     */
    record Statuses(Set<Integer> wrong, Set<Integer> expired) {

        Statuses {
            wrong = Set.copyOf(wrong);
            expired = Set.copyOf(expired);
        }
    }

    public boolean serves(WorkspaceId workspace) {
        return workspaces.map(some -> some.contains(workspace)).orElse(true);
    }
}
