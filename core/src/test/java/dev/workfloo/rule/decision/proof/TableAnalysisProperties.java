package dev.workfloo.rule.decision.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.decision.HitPolicy;
import dev.workfloo.rule.decision.proof.TableAnalysis.DeadRule;
import dev.workfloo.rule.decision.proof.TableAnalysis.Gap;
import dev.workfloo.rule.decision.proof.TableAnalysis.Overlap;
import dev.workfloo.rule.decision.proof.TableAnalysis.Question;
import dev.workfloo.rule.decision.proof.TableAnalysis.Undecided;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;

class TableAnalysisProperties {

    private static final int ALL = Integer.MAX_VALUE;

    private static TableAnalysis analysed(SmallTable small) {
        return TableAnalysis.of(small.table(), small.types(), aDeadline(), ALL);
    }

    private static Deadline aDeadline() {
        return Deadline.usual(new ManualClock(Instant.EPOCH));
    }

    @Property(tries = 5_000)
    void findsAllGapsAndNothingElse(@ForAll("constantTables") SmallTable small) {
        TableAnalysis analysis = analysed(small);

        assertEquals(small.inputs(small.gaps()), inGaps(small, analysis));
        for (Gap gap : analysis.gaps()) {
            assertTrue(small.matching(gap.where().example()).isEmpty(), gap::toString);
            assertTrue(small.passes(gap.where().tests(), gap.where().example()), gap::toString);
        }
        assertEquals(List.of(), analysis.undecided());
        Statistics.collect(small.gaps().isEmpty() ? "no gap" : "gaps");
    }

    private static Set<List<Value>> inGaps(SmallTable small, TableAnalysis analysis) {
        BitSet inGaps = new BitSet();
        for (Gap gap : analysis.gaps()) inGaps.or(small.passing(gap.where().tests()));
        return small.inputs(inGaps);
    }

    @Property(tries = 2_000)
    void reportsNoInputInTwoGaps(@ForAll("constantTables") SmallTable small) {
        TableAnalysis analysis = analysed(small);

        BitSet earlier = new BitSet();
        for (Gap gap : analysis.gaps()) {
            BitSet inputs = small.passing(gap.where().tests());
            assertFalse(earlier.intersects(inputs), gap::toString);
            earlier.or(inputs);
        }
    }

    @Property(tries = 5_000)
    void findsAllOverlapsAndNothingElse(@ForAll("constantTables") SmallTable small) {
        TableAnalysis analysis = analysed(small);

        assertEquals(small.overlaps(), pairs(analysis));
        for (Overlap overlap : analysis.overlaps()) assertOverlaps(small, overlap);
        Statistics.collect(small.overlaps().isEmpty() ? "no overlap" : "overlaps");
    }

    private static Set<String> pairs(TableAnalysis analysis) {
        return analysis.overlaps().stream()
                .map(overlap -> overlap.rule() + " and " + overlap.other())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertOverlaps(SmallTable small, Overlap overlap) {
        List<Value> example = overlap.where().example();
        assertTrue(small.matches(overlap.rule(), example), overlap::toString);
        assertTrue(small.matches(overlap.other(), example), overlap::toString);
        assertTrue(small.passes(overlap.where().tests(), example), overlap::toString);
        BitSet both = (BitSet) small.matches(overlap.rule()).clone();
        both.and(small.matches(overlap.other()));
        assertEquals(
                small.inputs(both), small.inputs(small.passing(overlap.where().tests())), overlap::toString);
    }

    @Property(tries = 5_000)
    void findsAllDeadRulesAndNothingElse(@ForAll("constantTables") SmallTable small) {
        TableAnalysis analysis = analysed(small);

        assertEquals(small.deadRules(), dead(analysis));
        for (DeadRule rule : analysis.deadRules()) assertCovered(small, rule);
        Statistics.collect(small.deadRules().isEmpty() ? "all alive" : "dead rules");
    }

    private static Set<Integer> dead(TableAnalysis analysis) {
        return analysis.deadRules().stream().map(DeadRule::rule).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertCovered(SmallTable small, DeadRule dead) {
        assertEquals(dead.columns().isEmpty(), !dead.coveredBy().isEmpty(), dead::toString);
        BitSet uncovered = (BitSet) small.matches(dead.rule()).clone();
        dead.coveredBy().forEach(rule -> uncovered.andNot(small.matches(rule)));
        assertEquals(Set.of(), small.inputs(uncovered), dead::toString);
    }

    @Property(tries = 2_000)
    void knowsWhetherTheDefaultCanCount(@ForAll("constantTables") SmallTable small) {
        TableAnalysis analysis = analysed(small);

        assertEquals(small.isDefaultDead(), analysis.defaultIsDead());
    }

    @Property(tries = 2_000)
    void namesTheTestsThatNothingPasses(@ForAll("constantTables") SmallTable small) {
        TableAnalysis analysis = analysed(small);

        Set<String> idle =
                analysis.idleTests().stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(small.idleTests(), idle);
    }

    @Property(tries = 10_000)
    void saysNothingWrongOfWhatIsUnknown(@ForAll("tables") SmallTable small, @ForAll Random random) {
        TableAnalysis analysis = analysed(small);

        for (int i = 0; i < 5; i++) {
            SmallTable known = small.in(new TableSampler(random).environment(small.values()));
            assertNothingWrong(known, analysis);
        }
        Statistics.collect(analysis.undecided().isEmpty() ? "decided" : "undecided");
    }

    /** What is said is so; and where nothing is left open, all is said. */
    private static void assertNothingWrong(SmallTable small, TableAnalysis analysis) {
        Set<Question> open =
                analysis.undecided().stream().map(Undecided::question).collect(Collectors.toSet());
        assertSaid(inGaps(small, analysis), small.inputs(small.gaps()), open.contains(Question.GAPS));
        assertSaid(pairs(analysis), small.overlaps(), open.contains(Question.OVERLAPS));
        assertTrue(small.deadRules().containsAll(dead(analysis)));
        for (DeadRule rule : analysis.deadRules()) assertCovered(small, rule);
        assertTrue(small.isDefaultDead() || !analysis.defaultIsDead());
        if (!open.contains(Question.DEFAULT)) assertEquals(small.isDefaultDead(), analysis.defaultIsDead());
    }

    private static <T> void assertSaid(Set<T> said, Set<T> so, boolean open) {
        assertTrue(so.containsAll(said), () -> said + " in " + so);
        if (!open) assertEquals(so, said);
    }

    @Property(tries = 3_000)
    void leavesOpenWhatThereIsNoTimeFor(@ForAll("constantTables") SmallTable small, @ForAll Random random) {
        int looks = random.nextInt(4);
        Deadline deadline =
                Deadline.in(Duration.ofSeconds(10), new Expiring(looks)).forAtMost(random.nextInt(1_000));

        TableAnalysis analysis = TableAnalysis.of(small.table(), small.types(), deadline, ALL);

        assertNothingWrong(small, analysis);
        Set<Question> open =
                analysis.undecided().stream().map(Undecided::question).collect(Collectors.toSet());
        if (!open.contains(Question.DEAD_RULES)) assertEquals(small.deadRules(), dead(analysis));
        Statistics.collect(open.isEmpty() ? "in time" : "too late");
    }

    /** A clock that passes the deadline after it was read a few times. */
    private static final class Expiring implements InstantSource {

        private int looks;

        Expiring(int looks) {
            this.looks = looks;
        }

        @Override
        public Instant instant() {
            return looks-- >= 0 ? Instant.EPOCH : Instant.EPOCH.plusSeconds(60);
        }
    }

    @Property(tries = 200)
    void findsNothingWrongWithAPartition(@ForAll("partitions") SmallTable partition) {
        TableAnalysis analysis = analysed(partition);

        assertTrue(analysis.isFlawless(), analysis::toString);
    }

    @Property(tries = 200)
    void findsTheOneRuleThatIsMissing(@ForAll("partitions") SmallTable partition, @ForAll Random random) {
        List<Rule> rules = new ArrayList<>(partition.table().rules());
        Rule missing = rules.remove(random.nextInt(rules.size()));

        TableAnalysis analysis = analysed(partition.withRules(rules));

        List<Gap> gaps = analysis.gaps();
        assertEquals(1, gaps.size(), gaps::toString);
        assertTrue(partition.passes(missing.when(), gaps.get(0).where().example()), gaps::toString);
        assertTrue(
                analysed(partition.withRules(withGap(rules, gaps.get(0)))).isFlawless(), "as a rule it closes the gap");
    }

    private static List<Rule> withGap(List<Rule> rules, Gap gap) {
        List<Rule> all = new ArrayList<>(rules);
        all.add(new Rule(gap.where().tests(), rules.get(0).then()));
        return all;
    }

    @Property(tries = 200)
    void findsTheOneRuleThatReachesTooFar(@ForAll("partitions") SmallTable partition, @ForAll Random random) {
        List<Rule> rules = new ArrayList<>(partition.table().rules());
        int widened = random.nextInt(rules.size());
        int column = random.nextInt(partition.types().size());
        rules.set(widened, Partitions.widened(rules.get(widened), column));

        TableAnalysis analysis = analysed(partition.withRules(rules));

        assertEquals(rules.get(widened).equals(partition.table().rules().get(widened)), analysis.isFlawless());
        assertEquals(List.of(), analysis.gaps());
        for (Overlap overlap : analysis.overlaps()) {
            assertTrue(overlap.rule() == widened || overlap.other() == widened, overlap::toString);
            assertFalse(partition
                    .withRules(rules)
                    .matching(overlap.where().example())
                    .isEmpty());
        }
    }

    /** With the time that an analysis has unless said otherwise; what is too late is undecided, and that is a flaw. */
    @Tag("long")
    @Property(tries = 2)
    void decidesTenThousandRulesOfSixColumns(@ForAll Random random) {
        SmallTable whole = Partitions.small(Partitions.cut(10_000, 6, random), HitPolicy.UNIQUE);
        List<Rule> rules = new ArrayList<>(whole.table().rules());
        Rule missing = rules.remove(random.nextInt(rules.size()));
        SmallTable open = whole.withRules(rules);

        TableAnalysis ofAll = TableAnalysis.of(whole.table(), whole.types(), tenSeconds());
        TableAnalysis ofFewer = TableAnalysis.of(open.table(), open.types(), tenSeconds());

        assertTrue(ofAll.isFlawless(), ofAll::toString);
        assertEquals(List.of(), ofFewer.undecided());
        assertEquals(1, ofFewer.gaps().size());
        assertTrue(open.passes(missing.when(), ofFewer.gaps().get(0).where().example()));
    }

    /** Rules that meet nowhere and leave almost everything open. */
    @Tag("long")
    @Property(tries = 2)
    void decidesTenThousandIntervalsInEachOfSixColumns(@ForAll Random random) {
        List<List<Integer>> places = new ArrayList<>();
        for (int column = 0; column < 6; column++) places.add(Partitions.shuffled(10_000, random));
        SmallTable table = Partitions.small(Partitions.apart(places), HitPolicy.UNIQUE);

        TableAnalysis analysis = TableAnalysis.of(table.table(), table.types(), tenSeconds());

        assertEquals(List.of(), analysis.undecided());
        assertEquals(List.of(), analysis.overlaps());
        assertEquals(List.of(), analysis.deadRules());
        assertFalse(analysis.gaps().isEmpty());
        for (Gap gap : analysis.gaps())
            assertEquals(List.of(), table.matching(gap.where().example()));
    }

    /** Of the processor's time, since others may be at work on the machine. */
    private static Deadline tenSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        InstantSource processor = () -> Instant.EPOCH.plusNanos(threads.getCurrentThreadCpuTime());
        return Deadline.in(Duration.ofSeconds(10), processor);
    }

    @Provide
    Arbitrary<SmallTable> constantTables() {
        return TableSampler.constantTables();
    }

    @Provide
    Arbitrary<SmallTable> tables() {
        return TableSampler.tables();
    }

    @Provide
    Arbitrary<SmallTable> partitions() {
        return Partitions.partitions();
    }
}
