package dev.workfloo.rule.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.decision.TableSamples.Question;
import dev.workfloo.rule.decision.TableTrace.Row;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CompiledTableProperties {

    private static final Value YES = Value.of(true);

    @Property(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
    void decidesAsAScanDoes(@ForAll("questions") Question question) {
        Decided decided = CompiledTable.of(question.table()).decide(question.environment());

        assertEquals(
                new Scan(question.table(), question.environment()).decision(),
                decided.outcome().toJavaOptional());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void decidesLongTablesAsAScanDoes(@ForAll("longQuestions") Question question) {
        Decided decided = CompiledTable.of(question.table()).decide(question.environment());

        assertEquals(
                new Scan(question.table(), question.environment()).decision(),
                decided.outcome().toJavaOptional());
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void tracesWhatTheEvaluationAnswers(@ForAll("questions") Question question) {
        Decided decided = CompiledTable.of(question.table()).decide(question.environment());
        TableTrace trace = decided.trace();

        int before = -1;
        for (Row row : trace.rows()) {
            List<Value> answers = new Scan(question.table(), question.environment()).answers(row.rule());
            int first = firstThatFails(answers);
            assertEquals(answers.subList(0, Math.min(first + 1, answers.size())), answers(row));
            assertEquals(first == answers.size(), row.matched());
            assertTrue(row.rule() > before);
            before = row.rule();
        }
        for (Decision decision : decided.outcome()) {
            assertTrue(trace.rows().stream()
                    .filter(Row::matched)
                    .map(Row::rule)
                    .toList()
                    .containsAll(decision.rules()));
        }
    }

    private static int firstThatFails(List<Value> answers) {
        int first = 0;
        while (first < answers.size() && answers.get(first).equals(YES)) first++;
        return first;
    }

    private static List<Value> answers(Row row) {
        return row.answers();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void explainsAnyRule(@ForAll("questions") Question question) {
        DecisionTable table = question.table();
        Decided decided = CompiledTable.of(table).decide(question.environment());

        for (int rule = 0; rule < table.rules().size(); rule++) {
            Row row = decided.row(rule);

            List<Value> answers = new Scan(table, question.environment()).answers(rule);
            assertEquals(answers, answers(row));
            assertEquals(answers.stream().allMatch(YES::equals), row.matched());
            for (int i = 0; i < answers.size(); i++) {
                assertEquals(
                        new Evaluation(question.environment())
                                .evaluate(table.inputs().get(i)),
                        decided.inputs().get(i));
                assertEquals(table.rules().get(rule).when().get(i), row.tests().get(i));
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void mindsNoOrderWhereOneRuleMatches(
            @ForAll("partitions") DecisionTable table,
            @ForAll("numbers") EvaluationContext environment,
            @ForAll Random random) {
        List<Rule> shuffled = new ArrayList<>(table.rules());
        Collections.shuffle(shuffled, random);

        Optional<Optional<String>> exit = exit(table, environment);
        Optional<Optional<String>> exitWhenShuffled = exit(Tables.with(table, shuffled), environment);

        assertTrue(exit.isPresent());
        assertEquals(exit, exitWhenShuffled);
    }

    private static Optional<Optional<String>> exit(DecisionTable table, EvaluationContext environment) {
        return CompiledTable.of(table)
                .decide(environment)
                .outcome()
                .toJavaOptional()
                .map(Decision::exit);
    }

    @Provide
    Arbitrary<Question> questions() {
        return TableSamples.questions();
    }

    @Provide
    Arbitrary<Question> longQuestions() {
        return TableSamples.longQuestions();
    }

    @Provide
    Arbitrary<DecisionTable> partitions() {
        return TableSamples.partitions();
    }

    @Provide
    Arbitrary<EvaluationContext> numbers() {
        return TableSamples.numericEnvironments(Tiling.COLUMNS);
    }
}
