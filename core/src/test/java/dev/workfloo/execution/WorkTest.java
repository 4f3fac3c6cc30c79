package dev.workfloo.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.definition.NodeId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stores keep work under its name, and releases before this one read it; of what came later, samples of names are kept. */
class WorkTest {

    private static final ExecutionId ID = new ExecutionId("64a8bc288de4164da93f339c");
    private static final NodeId NODE = new NodeId("bureau");

    @Test
    void isNamedAsItWasBefore() {
        Map<Work, String> names = Map.of(
                new Work.Call(ID, NODE, 2, 3), "64a8bc288de4164da93f339c/CALL/bureau/2/3",
                new Work.Send(ID, NODE, 2, 3), "64a8bc288de4164da93f339c/SEND/bureau/2/3",
                new Work.Report(ID, NODE, 2, 3), "64a8bc288de4164da93f339c/REPORT/bureau/2/3",
                new Work.Callback(ID, NODE, 3), "64a8bc288de4164da93f339c/TELL/bureau/1/3",
                new Work.Wake(ID, NODE, 2, 1), "64a8bc288de4164da93f339c/WAKE/bureau/2/1");

        names.forEach((work, name) -> {
            assertEquals(name, work.name());
            assertEquals(Optional.of(work), Work.parse(name));
        });
    }

    @Test
    void isReadBackAsItsKind() {
        List<Work.Kind> read = Arrays.stream(Work.Kind.values())
                .map(kind -> Work.parse(ID + "/" + kind + "/bureau/1/7").orElseThrow())
                .map(Work::kind)
                .toList();

        assertEquals(List.of(Work.Kind.values()), read);
    }

    @Test
    void isNothingThatAnotherReleaseMayKnow() {
        List.of(
                        "",
                        ID + "/CALL/bureau/1",
                        ID + "/UNHEARD_OF/bureau/1/1",
                        ID + "/CALL/bureau/one/1",
                        "x/CALL/bureau/1/1")
                .forEach(name -> assertEquals(Optional.empty(), Work.parse(name), name));
    }
}
