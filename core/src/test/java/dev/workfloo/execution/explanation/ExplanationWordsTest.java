package dev.workfloo.execution.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.execution.explanation.Explanation.Condition;
import dev.workfloo.execution.explanation.Explanation.OfTable;
import dev.workfloo.execution.explanation.Explanation.OfTree;
import dev.workfloo.execution.explanation.Explanation.Question;
import dev.workfloo.execution.explanation.Explanation.Row;
import dev.workfloo.rule.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExplanationWordsTest {

    private static Condition tested(String input, Object value, String tests, boolean held) {
        return new Condition(input, Optional.of(Value.of(value)), tests, Map.of(), Optional.of(held));
    }

    @Test
    void tellTheRulesThatMatchedAndWhyOthersDidNot() {
        Row matched = new Row(
                2,
                true,
                List.of(
                        tested("score", 712, ">= 620", true),
                        tested("age", 40, "-", true),
                        tested("city", "Xalapa", "\"Xalapa\"", true)));
        Row failed = new Row(1, false, List.of(tested("score", 712, ">= 800", false), tested("age", 40, "-", true)));

        String words = new OfTable(List.of(failed, matched), List.of()).inWords("approved");

        assertEquals(
                "approved, as score 712 is >= 620 and city \"Xalapa\" is \"Xalapa\"; not by rule 1, as score 712 is not >= 800",
                words);
    }

    @Test
    void countWhatIsTooMuchToTell() {
        List<Row> failed = IntStream.rangeClosed(1, 5)
                .mapToObj(rule -> new Row(rule, false, List.of(tested("score", 1, "> " + rule, false))))
                .toList();

        assertEquals(
                "approved; not by rule 1, as score 1 is not > 1; not by rule 2, as score 1 is not > 2;"
                        + " not by rule 3, as score 1 is not > 3; nor by 2 more rules",
                new OfTable(failed, List.of()).inWords("approved"));
    }

    @Test
    void hideWhatIsKeptOutOfTraces() {
        Condition hidden =
                new Condition("rfc", Optional.empty(), "list", Map.of("list", Optional.empty()), Optional.of(true));

        assertEquals(
                "approved, as rfc (hidden) is list (list (hidden))",
                new OfTable(List.of(new Row(1, true, List.of(hidden))), List.of()).inWords("approved"));
    }

    @Test
    void tellEachQuestionOfATree() {
        Question yes = new Question("good?", "score >= 620", Map.of("score", Optional.of(Value.of(712))), true);
        Question no = new Question("young?", "age < 18", Map.of("age", Optional.of(Value.of(40))), false);

        assertEquals(
                "approved, as score >= 620 (score 712), and not age < 18 (age 40)",
                new OfTree(List.of(yes, no)).inWords("approved"));
    }
}
