package dev.workfloo.definition.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.document.Finding;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

class FlowCheckProperties {

    /** Nodes in a row; each goes on to the node of that position, or to none when the position is negative. */
    record Graph(List<Boolean> waits, List<Integer> next) {

        int size() {
            return next.size();
        }

        boolean leads(int from, int to) {
            return next.get(from) == to;
        }

        WorkflooDefinition definition() {
            List<Object> nodes = new ArrayList<>();
            for (int i = 0; i < size(); i++) {
                String target = next.get(i) < 0 ? "" : "n" + next.get(i);
                nodes.add(
                        waits.get(i)
                                ? Fixtures.aFormNode("n" + i, target, Fixtures.aField("a", "TEXT"))
                                : Fixtures.aLabelNode("n" + i, target, "label"));
            }
            Map<String, Object> document = Fixtures.aDocument(Fixtures.aDefinitionId());
            document.put("start", "n0");
            document.put("nodes", nodes);
            return Fixtures.read(document);
        }
    }

    @Property(tries = 5_000)
    void agreesWithBruteForce(@ForAll("graphs") Graph graph) {
        FlowCheck.Result result = Checks.check(graph.definition());

        Set<String> expected = bruteForce(graph);
        assertEquals(
                expected,
                result.findings().stream().map(FlowCheckProperties::brief).collect(Collectors.toSet()));
        assertEquals(expected.size(), result.findings().size());
        assertEquals(expected.isEmpty(), result.flow().isPresent());
    }

    private static String brief(Finding finding) {
        return finding.pointer() + " " + finding.message().split(" ")[0];
    }

    private static Set<String> bruteForce(Graph graph) {
        int size = graph.size();
        Set<String> found = new TreeSet<>();
        for (int i = 0; i < size; i++) {
            if (graph.next().get(i) >= size) found.add("/nodes/" + i + "/next no");
        }
        if (!found.isEmpty()) return found;
        boolean[][] way = ways(graph, false);
        boolean[][] restless = ways(graph, true);
        for (int i = 0; i < size; i++) {
            boolean reached = i == 0 || way[0][i];
            if (!reached) found.add("/nodes/" + i + " is");
            else if (!ends(graph, way, i)) found.add("/nodes/" + i + " leads");
            if (circles(restless, i)) found.add("/nodes/" + i + "/next goes");
        }
        return found;
    }

    /** From where to where there is a way of one step or more, perhaps only over nodes that wait for nobody. */
    private static boolean[][] ways(Graph graph, boolean restless) {
        int size = graph.size();
        boolean[][] way = new boolean[size][size];
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                boolean counts =
                        !restless || !graph.waits().get(from) && !graph.waits().get(to);
                way[from][to] = counts && graph.leads(from, to);
            }
        }
        for (int over = 0; over < size; over++) {
            for (int from = 0; from < size; from++) {
                for (int to = 0; to < size; to++) way[from][to] |= way[from][over] && way[over][to];
            }
        }
        return way;
    }

    private static boolean ends(Graph graph, boolean[][] way, int from) {
        for (int to = 0; to < graph.size(); to++) {
            if ((from == to || way[from][to]) && graph.next().get(to) < 0) return true;
        }
        return false;
    }

    /** Whether a node stands in a cycle, or on a way from one cycle to another. */
    private static boolean circles(boolean[][] way, int node) {
        boolean fromOne = way[node][node];
        boolean toOne = way[node][node];
        for (int other = 0; other < way.length; other++) {
            fromOne |= way[other][other] && way[other][node];
            toOne |= way[other][other] && way[node][other];
        }
        return fromOne && toOne;
    }

    @Provide
    Arbitrary<Graph> graphs() {
        Arbitrary<Tuple2<Boolean, Integer>> nodes = Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.integers().between(-2, 7))
                .as(Tuple::of);
        return nodes.list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .flatMap(list -> Arbitraries.integers()
                        .between(0, 9)
                        .map(ghosts -> new Graph(
                                list.stream().map(Tuple2::get1).toList(),
                                list.stream()
                                        .map(Tuple2::get2)
                                        .map(next -> ghosts == 0 ? next : next % list.size())
                                        .toList())));
    }
}
