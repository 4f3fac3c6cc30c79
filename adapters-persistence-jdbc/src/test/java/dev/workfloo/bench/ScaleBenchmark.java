package dev.workfloo.bench;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;

import dev.workfloo.Problem;
import dev.workfloo.application.port.in.search.ExecutionFilter;
import dev.workfloo.application.port.in.search.FindExecutions;
import dev.workfloo.application.port.out.ExecutionIndex.Beginning;
import dev.workfloo.application.port.out.ExecutionIndex.Place;
import dev.workfloo.bench.PortfolioDatabases.Kept;
import dev.workfloo.jdbc.execution.Census;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What lists, searches and counts cost with few and with many executions: the same questions to the index, of a database of
 * each size. The first size is what the others are compared with.
 */
public final class ScaleBenchmark {

    private static final int ROUNDS = 5;

    private final List<Kept> databases;
    private final int seconds;

    private ScaleBenchmark(List<Kept> databases, int seconds) {
        this.databases = databases;
        this.seconds = seconds;
    }

    /**
     * Whatever happens the process ends: pools have threads that would keep it.
     *
     * @param arguments how many executions, such as {@code 10000,1000000}, and seconds of a round
     */
    public static void main(String[] arguments) {
        try (PortfolioDatabases databases = new PortfolioDatabases()) {
            List<Kept> kept = new ArrayList<>();
            for (String executions : arguments[0].split(",")) kept.add(databases.of(Integer.parseInt(executions)));
            ScaleBenchmark benchmark = new ScaleBenchmark(kept, Integer.parseInt(arguments[1]));
            benchmark.count();
            benchmark.read();
            for (Question question : Question.FIRST_PAGES) benchmark.askFor(question);
            for (Question question : Question.DEEP_PAGES) benchmark.askFor(question);
            for (Question question : Question.DEEP_PAGES) benchmark.walkTo(question);
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void askFor(Question question) throws Exception {
        Load load = new Load(1, ROUNDS, seconds);
        for (Kept database : databases) ask(load, database, question, outOfTurn(question));
        if (!load.isEmpty()) load.run("page " + question.page() + ": " + question.name());
    }

    /** As whoever has the page before it. */
    private void walkTo(Question question) throws Exception {
        Load load = new Load(1, ROUNDS, seconds);
        for (Kept database : databases) {
            List<Place> before =
                    find(database, question.at(question.page() - 1), outOfTurn(question.at(question.page() - 1)));
            if (before.size() <= Question.PAGE) continue;
            ask(load, database, question, new Beginning(Optional.of(before.get(Question.PAGE - 1)), 0));
        }
        if (!load.isEmpty()) load.run("page " + question.page() + " behind the one before it: " + question.name());
    }

    private static Beginning outOfTurn(Question question) {
        return new Beginning(Optional.empty(), question.skipped());
    }

    /** A database that has no such page is left out. */
    private static void ask(Load load, Kept database, Question question, Beginning from) {
        int found = find(database, question, from).size();
        if (found == 0) return;
        load.way(
                String.format(Locale.ROOT, "%,11d executions, %3d found", database.executions(), found),
                () -> find(database, question, from));
    }

    /** One more than a page has, to know whether there is another one. */
    private static List<Place> find(Kept database, Question question, Beginning from) {
        return database.portfolio().store().index().find(question.criteria(), from, Question.PAGE + 1);
    }

    /** A page with all that a list tells of its executions. */
    private void read() throws Exception {
        Load load = new Load(1, ROUNDS, seconds);
        for (Kept database : databases) {
            load.way(
                    String.format(Locale.ROOT, "%,11d executions, %3d read", database.executions(), listed(database)),
                    () -> listed(database));
        }
        load.run("page 1: all, and what is told of them");
    }

    private static long listed(Kept database) {
        return database.portfolio()
                .workfloo()
                .finding()
                .find(Portfolio.LENDER, ExecutionFilter.ALL, new FindExecutions.Page(1, Question.PAGE))
                .getOrElseThrow(Problem::toException)
                .items()
                .count();
    }

    private void count() throws Exception {
        Load load = new Load(1, ROUNDS, seconds);
        for (Kept database : databases) {
            load.way(
                    String.format(Locale.ROOT, "%,11d executions, %,9d open", database.executions(), open(database)),
                    () -> open(database));
        }
        load.run("census");
    }

    private static long open(Kept database) {
        return database.portfolio().store().census(NOON).waiting().stream()
                .mapToLong(Census.Waiting::count)
                .sum();
    }
}
