package dev.workfloo.server;

import dev.workfloo.StoreDamaged;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.docs.Installation.Demonstration;
import dev.workfloo.docs.Installation.Demonstration.Course;
import dev.workfloo.docs.Installation.Demonstration.Flow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What can be started in the demo's workspace, as it is published there now. */
final class DemoFlows {

    private DemoFlows() {}

    static Demonstration shown(Store store) {
        return new Demonstration(Demo.KEY, () -> published(store), Greeting::call);
    }

    /** Of a database that does not answer the page tells otherwise. */
    private static List<Flow> published(Store store) {
        try {
            return store.definitions().current(Demo.WORKSPACE).stream()
                    .sorted(Comparator.comparing(version -> version.definition().hex()))
                    .flatMap(version -> flow(store, version).stream())
                    .toList();
        } catch (StoreUnavailable | StoreDamaged e) {
            return List.of();
        }
    }

    private static Optional<Flow> flow(Store store, DefinitionVersion version) {
        List<Course> courses = store.scenarios().of(Demo.WORKSPACE, version.definition()).stream()
                .map(scenario -> new Course(scenario.id().hex(), scenario.name()))
                .toList();
        return store.definitions()
                .find(Demo.WORKSPACE, version)
                .map(definition -> new Flow(version.definition().hex(), definition.name(), courses));
    }
}
