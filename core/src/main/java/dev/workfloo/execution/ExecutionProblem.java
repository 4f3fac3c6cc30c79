package dev.workfloo.execution;

import dev.workfloo.Problem;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.form.AnswersRefused;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.Map;

/** Why an execution does not move. */
public sealed interface ExecutionProblem extends Problem {

    /** A step was called that the execution does not stand at; also what the loser of two simultaneous calls is told. */
    record WrongStep(String type, NodeId node) implements ExecutionProblem {
        @Override
        public Kind kind() {
            return Kind.WRONG_STEP;
        }

        @Override
        public String message() {
            return "the workfloo waits at " + type + " " + node;
        }

        @Override
        public String toString() {
            return inWords();
        }
    }

    /** A step was taken for one that was shown, and the execution stands there no more. */
    record MovedOn() implements ExecutionProblem {
        @Override
        public Kind kind() {
            return Kind.WRONG_STEP;
        }

        @Override
        public String message() {
            return "the workfloo is no longer where the step was shown";
        }

        @Override
        public String toString() {
            return inWords();
        }
    }

    record AlreadyFinished() implements ExecutionProblem {
        @Override
        public Kind kind() {
            return Kind.ALREADY_FINISHED;
        }

        @Override
        public String message() {
            return "the workfloo had already finished";
        }

        @Override
        public String toString() {
            return inWords();
        }
    }

    record FormRefused(AnswersRefused refused) implements ExecutionProblem {
        @Override
        public Kind kind() {
            return refused.kind();
        }

        @Override
        public String message() {
            return refused.message();
        }

        @Override
        public Map<String, String> fields() {
            return refused.fields();
        }

        @Override
        public String toString() {
            return inWords();
        }
    }

    /**
     * Something that must be given was not, or what was given cannot be taken.
     *
     * @param fields as {@link AnswersRefused#fields()}
     */
    record FieldsWrong(Map<String, String> fields) implements ExecutionProblem {

        public static FieldsWrong missing(String field) {
            return new FieldsWrong(Map.of(field, AnswersRefused.REQUIRED));
        }

        /** What came out, unless these are wrong; then all that was wrong is said in one answer. */
        public static <T> Either<ExecutionProblem, T> unless(
                Map<String, String> wrong, Either<ExecutionProblem, T> outcome) {
            if (wrong.isEmpty()) return outcome;
            return outcome.fold(
                    problem -> Either.left(problem.fields().isEmpty() ? problem : both(problem.fields(), wrong)),
                    came -> Either.left(new FieldsWrong(wrong)));
        }

        private static FieldsWrong both(Map<String, String> some, Map<String, String> others) {
            Map<String, String> all = new LinkedHashMap<>(some);
            all.putAll(others);
            return new FieldsWrong(all);
        }

        @Override
        public Kind kind() {
            return AnswersRefused.kindOf(fields);
        }

        @Override
        public String message() {
            return fields.toString();
        }

        @Override
        public String toString() {
            return inWords();
        }
    }

    /** Why a consent code is neither sent nor judged; nothing counts as an attempt. */
    enum NipRefusal {
        /** No code has been sent that could be typed. */
        NOT_SENT("not sent"),
        /** The code has lived its time; a new one can be sent. */
        EXPIRED("expired"),
        /** The last send was too short ago. */
        TOO_SOON("too soon"),
        /** No more codes are sent on this visit. */
        NO_SENDS_LEFT("no sends left");

        private final String word;

        NipRefusal(String word) {
            this.word = word;
        }
    }

    /** @param message one sentence for a person */
    record NipRefused(NipRefusal why, String message) implements ExecutionProblem {

        public NipRefused(NipRefusal why) {
            this(why, why.word);
        }

        @Override
        public Kind kind() {
            return Kind.NIP_REFUSED;
        }

        @Override
        public Map<String, String> fields() {
            return Map.of("nip", why.word);
        }

        @Override
        public String toString() {
            return inWords();
        }
    }

    /** Why nothing is done where a one-time code is awaited. */
    enum OtpRefusal {
        /** Something else is being done for the execution, and was not over in time. */
        BUSY("the workfloo is busy with another step or another call"),
        /** Another token was judged meanwhile: this one does not count. */
        OVERTAKEN("another call was quicker, and this one counts for nothing"),
        /** No more codes are asked for on this visit. */
        NO_FALLBACKS_LEFT("no fallbacks left");

        private final String words;

        OtpRefusal(String words) {
            this.words = words;
        }
    }

    record OtpRefused(OtpRefusal why) implements ExecutionProblem {
        @Override
        public Kind kind() {
            return Kind.OTP_REFUSED;
        }

        @Override
        public String message() {
            return why.words;
        }

        @Override
        public String toString() {
            return inWords();
        }
    }

    /**
     * A token that cannot be judged; it does not count.
     *
     * @param message what is wrong with it, in words for a person
     * @param left how many wrong ones may still come
     */
    record TokenRefused(String message, int left) implements ExecutionProblem {
        @Override
        public Kind kind() {
            return Kind.TOKEN_REFUSED;
        }

        @Override
        public String toString() {
            return inWords();
        }
    }

    /** What the token is could not be learnt from the provider, and nothing counts. */
    record ProviderUnavailable() implements ExecutionProblem {
        @Override
        public Kind kind() {
            return Kind.PROVIDER_UNAVAILABLE;
        }

        @Override
        public String message() {
            return "who judges the code cannot be asked now";
        }

        @Override
        public String toString() {
            return inWords();
        }
    }

    /** Answers came with the start of a flow that does not begin by asking for them. */
    record NothingToAnswer(String field, String type) implements ExecutionProblem {
        @Override
        public Kind kind() {
            return Kind.FIELDS_INVALID;
        }

        @Override
        public String message() {
            return "the workfloo does not begin with a " + type;
        }

        @Override
        public Map<String, String> fields() {
            return Map.of(field, message());
        }

        @Override
        public String toString() {
            return inWords();
        }
    }
}
