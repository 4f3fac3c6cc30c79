package dev.workfloo.execution.explanation;

import dev.workfloo.rule.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why a decision came out as it did. A value that is kept out of traces is empty here. */
public sealed interface Explanation {

    <R> R fold(Cases<R> cases);

    /**
     * In words for people, such as {@code approved, as bureau.score 712 is >= 620; not by rule 2, as applicant.age 40 is not < 18}. It
     * tells what the decision read, but for what is kept out of traces, and so belongs into no log.
     *
     * @param outcome what was decided, such as {@code approved}
     */
    default String inWords(String outcome) {
        return outcome + fold(ExplanationWords.ALL);
    }

    interface Cases<R> {
        R ofTable(OfTable explanation);

        R ofTree(OfTree explanation);
    }

    /**
     * @param rows every rule up to where the table was decided; of a table with more than 200 rules, those that the inputs
     *     alone did not rule out, 200 at most
     * @param remarks why nulls came out where something went wrong
     */
    record OfTable(List<Row> rows, List<String> remarks) implements Explanation {
        public OfTable {
            rows = List.copyOf(rows);
            remarks = List.copyOf(remarks);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.ofTable(this);
        }
    }

    /** @param questions those that were asked, from the root */
    record OfTree(List<Question> questions) implements Explanation {
        public OfTree {
            questions = List.copyOf(questions);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.ofTree(this);
        }
    }

    /** @param rule its number in the table, from 1 */
    record Row(int rule, boolean matched, List<Condition> conditions) {
        public Row {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * One cell of a row.
     *
     * @param input the column's formula
     * @param value what it came to
     * @param compared what the tests read besides, by name
     * @param held empty where the tests neither held nor failed
     */
    record Condition(
            String input,
            Optional<Value> value,
            String tests,
            Map<String, Optional<Value>> compared,
            Optional<Boolean> held) {
        public Condition {
            compared = Collections.unmodifiableMap(new LinkedHashMap<>(compared));
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Condition";
        }
    }

    /** @param compared what the condition read, by name */
    record Question(String name, String condition, Map<String, Optional<Value>> compared, boolean answer) {
        public Question {
            compared = Collections.unmodifiableMap(new LinkedHashMap<>(compared));
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Question[" + name + "]";
        }
    }
}
