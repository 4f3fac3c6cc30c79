package dev.workfloo.policy;

import dev.workfloo.Problem;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.expression.check.Wording;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why nothing is decided. */
public sealed interface PolicyProblem extends Problem {

    /** The definition is wrong; at least one finding is an error. Its kind is {@code DEFINITION_REFUSED}. */
    record DefinitionWrong(List<Finding> findings) implements PolicyProblem {

        public DefinitionWrong {
            findings = List.copyOf(findings);
        }

        @Override
        public Kind kind() {
            return Kind.DEFINITION_REFUSED;
        }

        @Override
        public String message() {
            return findings.stream().map(Finding::toString).collect(Collectors.joining("; "));
        }

        @Override
        public String toString() {
            return inWords();
        }
    }

    /**
     * The definition decides nothing at a node of this name. Its kind is {@code FIELDS_INVALID}.
     *
     * @param decisions the names of those at which it does
     */
    record NoDecision(String node, List<String> decisions) implements PolicyProblem {

        public NoDecision {
            decisions = List.copyOf(decisions);
        }

        @Override
        public String message() {
            return "nothing is decided at " + node + Wording.didYouMean(node, decisions);
        }

        @Override
        public Kind kind() {
            return Kind.FIELDS_INVALID;
        }

        @Override
        public String toString() {
            return inWords();
        }
    }

    /**
     * The facts are not those that the node reads: one is missing, is not read there, or is of another type. Its kind is {@code
     * FIELDS_INVALID}.
     *
     * @param fields what is wrong, by the fact's place, such as {@code applicant.phones[2]}; it tells no values
     */
    record FactsWrong(String node, Map<String, String> fields) implements PolicyProblem {

        public FactsWrong {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public Kind kind() {
            return Kind.FIELDS_INVALID;
        }

        @Override
        public String message() {
            return fields.entrySet().stream()
                    .map(field -> field.getKey().isEmpty() ? field.getValue() : field.getKey() + " " + field.getValue())
                    .collect(Collectors.joining("; ", node + " decides nothing: ", ""));
        }

        /** The message names the fields already. */
        @Override
        public String inWords() {
            return kind() + ": " + message();
        }

        @Override
        public String toString() {
            return inWords();
        }
    }

    /**
     * The rules came to no decision, as an execution would fail at this node. Its kind is {@code FIELDS_INVALID}.
     *
     * @param node where the rules did not go on: the one that was asked, or one that computes what it reads
     * @param reason in words that tell no values
     */
    record Undecided(String node, String reason) implements PolicyProblem {
        @Override
        public Kind kind() {
            return Kind.FIELDS_INVALID;
        }

        @Override
        public String message() {
            return node + " decides nothing: " + reason;
        }

        @Override
        public String toString() {
            return inWords();
        }
    }
}
