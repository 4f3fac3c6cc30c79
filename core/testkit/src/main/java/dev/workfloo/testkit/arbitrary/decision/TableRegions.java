package dev.workfloo.testkit.arbitrary.decision;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.decision.HitPolicy;
import dev.workfloo.rule.decision.space.Box;
import dev.workfloo.rule.decision.space.Coverage;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.rule.decision.space.Domain;
import dev.workfloo.rule.decision.space.Segments;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.testkit.arbitrary.value.FactValues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Where in the space of its facts each rule of a table counts; known of tables whose inputs are facts, as they stand. */
final class TableRegions {

    private static final int MOST_REGIONS = 8;
    private static final long MOST_WORK = 5_000_000;

    private final DecisionTable table;
    private final FactSpace facts;

    /** By column, the fact that is its input. */
    private final List<Integer> columns;

    /** By fact; empty where no column tests it. */
    private final List<Optional<Domain>> domains = new ArrayList<>();

    private final List<Box> boxes = new ArrayList<>();
    private final List<Box> sure = new ArrayList<>();

    private TableRegions(DecisionTable table, FactSpace facts, List<Integer> columns) {
        this.table = table;
        this.facts = facts;
        this.columns = columns;
    }

    static TableRegions of(DecisionTable table, FactSpace facts) {
        List<Integer> columns = table.inputs().stream()
                .map(input -> fact(input, facts))
                .flatMap(Optional::stream)
                .toList();
        boolean isKnown = columns.size() == table.inputs().size();
        return new TableRegions(table, facts, isKnown ? columns : List.of());
    }

    private static Optional<Integer> fact(Expression input, FactSpace facts) {
        if (!(input instanceof Expression.Path path && path.of() instanceof Expression.Name name)) {
            return Optional.empty();
        }
        int fact = facts.paths().indexOf(new FactPath(name.name(), path.member()));
        return fact < 0 ? Optional.empty() : Optional.of(fact);
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofDays(1), () -> Instant.EPOCH).forAtMost(MOST_WORK);
    }

    /** Some points at which this rule counts, in different regions; empty where that is not known. */
    synchronized List<Point> points(String rule) {
        if (columns.isEmpty()) return List.of();
        if (domains.isEmpty()) divide();
        List<Box> taken = new ArrayList<>(before(rule));
        Box region = region(rule);
        Random random = new Random(rule.hashCode());
        List<Point> points = new ArrayList<>();
        while (points.size() < MOST_REGIONS) {
            Optional<Box> hole = new Coverage(taken.toArray(Box[]::new), false, deadline()).hole(region);
            if (hole.isEmpty()) break;
            points.add(point(hole.get(), random));
            taken.add(hole.get());
        }
        return points;
    }

    private void divide() {
        for (int fact = 0; fact < facts.size(); fact++) {
            List<UnaryTests> cells = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                if (columns.get(column) == fact) cells.addAll(cells(column));
            }
            boolean isTested = columns.contains(fact);
            Type type = facts.types().get(fact);
            domains.add(isTested ? Optional.of(new Domain(type, cells, deadline())) : Optional.empty());
        }
        for (Rule rule : table.rules()) {
            boxes.add(box(rule, false));
            sure.add(box(rule, true));
        }
    }

    private List<UnaryTests> cells(int column) {
        return table.rules().stream()
                .map(rule -> rule.when().get(column))
                .distinct()
                .toList();
    }

    /** A fact that no column tests has one segment. */
    private Segments all(int fact) {
        return domains.get(fact).map(Domain::all).orElse(Segments.only(0));
    }

    private Box box(Rule rule, boolean surely) {
        Segments[] sides = new Segments[facts.size()];
        Arrays.setAll(sides, this::all);
        for (int column = 0; column < columns.size(); column++) {
            int fact = columns.get(column);
            Domain.Reach reach =
                    domains.get(fact).orElseThrow().reach(rule.when().get(column));
            sides[fact] = sides[fact].and(surely ? reach.sure() : reach.possible());
        }
        return Box.of(sides);
    }

    private Box region(String rule) {
        int index = index(rule);
        if (index < table.rules().size()) return sure.get(index);
        return Box.of(IntStream.range(0, facts.size()).mapToObj(this::all).toArray(Segments[]::new));
    }

    /** That of a rule; behind all rules for what stands for none. */
    private int index(String rule) {
        String prefix =
                TableDecisions.pointer(0).substring(0, TableDecisions.pointer(0).length() - 1);
        return rule.startsWith(prefix)
                ? Integer.parseInt(rule.substring(prefix.length()))
                : table.rules().size();
    }

    /** What counts in its place where it matches too. */
    private List<Box> before(String rule) {
        int index = index(rule);
        if (index == table.rules().size()) return boxes;
        if (table.hitPolicy() == HitPolicy.FIRST) return boxes.subList(0, index);
        if (table.hitPolicy() != HitPolicy.PRIORITY) return List.of();
        return IntStream.range(0, boxes.size())
                .filter(other -> rank(other) < rank(index))
                .mapToObj(boxes::get)
                .toList();
    }

    private int rank(int rule) {
        return table.rules()
                .get(rule)
                .then()
                .exit()
                .map(table.priority()::indexOf)
                .orElse(0);
    }

    private Point point(Box region, Random random) {
        List<Value> values = new ArrayList<>();
        for (int fact = 0; fact < facts.size(); fact++) {
            List<Integer> segments = region.side(fact).all(MOST_REGIONS);
            int segment = segments.get(random.nextInt(segments.size()));
            FactValues others = facts.values().get(fact);
            values.add(domains.get(fact).map(it -> it.example(segment)).orElseGet(() -> others.any(random)));
        }
        return new Point(values);
    }
}
