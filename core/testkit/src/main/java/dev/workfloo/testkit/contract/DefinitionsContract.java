package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionWithEverything;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.named;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.republished;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Definitions.Current;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.testkit.contract.fixture.Race;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store must do with definitions. */
abstract class DefinitionsContract {

    private final WorkspaceId workspace = aWorkspace();

    /** A store; all tests of a class may share one. */
    abstract Store store();

    private Definitions definitions() {
        return store().definitions();
    }

    @Test
    void makesAPublishedVersionTheCurrentOne() {
        WorkflooDefinition definition = aDefinition(aDefinitionId());

        boolean published = definitions().publish(workspace, 1, definition, NOON);

        DefinitionVersion first = new DefinitionVersion(definition.id(), 1);
        assertTrue(published);
        assertEquals(Optional.of(first), definitions().current(workspace, definition.id()));
        assertEquals(Optional.of(definition), definitions().find(workspace, first));
    }

    @Test
    void tellsWhatIsCurrentEverywhere() {
        WorkspaceId other = new WorkspaceId("other-lender");
        WorkflooDefinition definition = aDefinition(aDefinitionId());
        published(store(), workspace, definition);
        DefinitionVersion second = published(store(), workspace, named(definition, "Renamed"));
        DefinitionVersion others = published(store(), other, definition);

        List<Current> current = definitions().current().stream()
                .filter(it -> it.version().definition().equals(definition.id()))
                .sorted(Comparator.comparing(it -> it.workspace().equals(other)))
                .toList();

        assertEquals(List.of(new Current(workspace, second), new Current(other, others)), current);
    }

    @Test
    void tellsWhatIsCurrentInAWorkspace() {
        WorkflooDefinition definition = aDefinition(aDefinitionId());
        published(store(), workspace, definition);
        DefinitionVersion second = published(store(), workspace, named(definition, "Renamed"));
        DefinitionVersion another = aPublishedDefinition(store(), workspace);
        aPublishedDefinition(store(), aWorkspace());

        List<DefinitionVersion> current = definitions().current(workspace);

        assertEquals(2, current.size());
        assertEquals(Set.of(second, another), Set.copyOf(current));
    }

    @Test
    void publishesNoVersionButTheNext() {
        WorkflooDefinition definition = aDefinition(aDefinitionId());

        boolean secondFirst = definitions().publish(workspace, 2, definition, NOON);
        boolean zeroth = definitions().publish(workspace, 0, definition, NOON);
        boolean first = definitions().publish(workspace, 1, definition, NOON);
        boolean firstAgain = definitions().publish(workspace, 1, named(definition, "Another"), NOON);
        boolean third = definitions().publish(workspace, 3, named(definition, "Another"), NOON);

        DefinitionVersion current = new DefinitionVersion(definition.id(), 1);
        assertEquals(List.of(false, false, true, false, false), List.of(secondFirst, zeroth, first, firstAgain, third));
        assertEquals(Optional.of(current), definitions().current(workspace, definition.id()));
        assertEquals(Optional.of(definition), definitions().find(workspace, current));
    }

    @Test
    void keepsEarlierVersionsAsTheyWere() {
        WorkflooDefinition definition = aDefinition(aDefinitionId());
        DefinitionVersion first = published(store(), workspace, definition);

        DefinitionVersion second = published(store(), workspace, named(definition, "Renamed"));

        assertEquals(2, second.number());
        assertEquals(Optional.of(second), definitions().current(workspace, definition.id()));
        assertEquals(Optional.of(definition), definitions().find(workspace, first));
        assertEquals(
                Optional.of("Renamed"), definitions().find(workspace, second).map(WorkflooDefinition::name));
    }

    @Test
    void givesBackEverythingThatADefinitionCanSay() {
        WorkflooDefinition definition = aDefinitionWithEverything(aDefinitionId());

        DefinitionVersion version = published(store(), workspace, definition);

        assertEquals(Optional.of(definition), definitions().find(workspace, version));
    }

    @Test
    void keepsOptionsInTheirOrder() {
        DefinitionVersion version = published(store(), workspace, aDefinitionWithEverything(aDefinitionId()));

        WorkflooDefinition found = definitions().find(workspace, version).orElseThrow();

        assertEquals(List.of("ZAC", "AGS", "MEX"), optionsOfTheSelect(found));
    }

    private static List<String> optionsOfTheSelect(WorkflooDefinition definition) {
        FormNode form = (FormNode) definition.nodes().get(0);
        Field select = form.form()
                .fields()
                .filter(field -> field.type() == FieldType.SELECT)
                .findFirst()
                .orElseThrow();
        return List.copyOf(select.options().keySet());
    }

    @Test
    void knowsNothingOfAnUnknownDefinition() {
        DefinitionId unknown = aDefinitionId();

        Optional<DefinitionVersion> current = definitions().current(workspace, unknown);
        Optional<WorkflooDefinition> found = definitions().find(workspace, new DefinitionVersion(unknown, 1));

        assertEquals(Optional.empty(), current);
        assertEquals(Optional.empty(), found);
    }

    @Test
    void knowsNothingOfAnUnknownVersion() {
        DefinitionId id = aPublishedDefinition(store(), workspace).definition();

        for (int unknown : List.of(-1, 0, 2, Integer.MAX_VALUE)) {
            Optional<WorkflooDefinition> found = definitions().find(workspace, new DefinitionVersion(id, unknown));

            assertEquals(Optional.empty(), found, "version " + unknown);
        }
    }

    @Test
    void tellsWhichVersionSaysTheSame() {
        WorkflooDefinition definition = aDefinitionWithEverything(aDefinitionId());
        DefinitionVersion first = published(store(), workspace, definition);
        republished(store(), workspace, first);
        DefinitionVersion third = published(store(), workspace, definition);
        DefinitionVersion fourth = republished(store(), workspace, third);
        WorkflooDefinition newest = definitions().find(workspace, fourth).orElseThrow();

        assertEquals(Optional.of(third), definitions().saying(workspace, definition));
        assertEquals(Optional.of(fourth), definitions().saying(workspace, newest));
        assertEquals(Optional.empty(), definitions().saying(workspace, named(definition, "Something else")));
        assertEquals(Optional.empty(), definitions().saying(aWorkspace(), definition));
    }

    @Test
    void showsADefinitionToItsWorkspaceAlone() {
        WorkspaceId other = aWorkspace();

        DefinitionVersion version = aPublishedDefinition(store(), workspace);

        assertEquals(Optional.empty(), definitions().current(other, version.definition()));
        assertEquals(Optional.empty(), definitions().find(other, version));
    }

    @Test
    void keepsOneIdApartInTwoWorkspaces() {
        WorkspaceId other = aWorkspace();
        WorkflooDefinition definition = aDefinition(aDefinitionId());
        DefinitionVersion first = published(store(), workspace, definition);

        DefinitionVersion second = republished(store(), workspace, first);
        DefinitionVersion elsewhere = published(store(), other, named(definition, "Elsewhere"));

        assertEquals(Optional.of(second), definitions().current(workspace, definition.id()));
        assertEquals(Optional.of(elsewhere), definitions().current(other, definition.id()));
        assertEquals(Optional.of(definition), definitions().find(workspace, first));
        assertEquals(Optional.of(named(definition, "Elsewhere")), definitions().find(other, elsewhere));
    }

    @Test
    void letsOneOfManyPublishersWin() {
        WorkflooDefinition definition = aDefinition(aDefinitionId());
        DefinitionVersion first = published(store(), workspace, definition);

        List<Boolean> published = Race.of(
                16, number -> definitions().publish(workspace, 2, named(definition, "Publisher " + number), NOON));

        DefinitionVersion second = new DefinitionVersion(definition.id(), 2);
        WorkflooDefinition kept = definitions().find(workspace, second).orElseThrow();
        assertEquals(1, Collections.frequency(published, true));
        assertEquals("Publisher " + published.indexOf(true), kept.name());
        assertEquals(Optional.of(second), definitions().current(workspace, definition.id()));
        assertEquals(Optional.of(definition), definitions().find(workspace, first));
    }

    @Test
    void letsOneOfManyFirstPublishersWin() {
        WorkflooDefinition definition = aDefinition(aDefinitionId());

        List<Boolean> published = Race.of(
                16, number -> definitions().publish(workspace, 1, named(definition, "Publisher " + number), NOON));

        DefinitionVersion first = new DefinitionVersion(definition.id(), 1);
        WorkflooDefinition kept = definitions().find(workspace, first).orElseThrow();
        assertEquals(1, Collections.frequency(published, true));
        assertEquals("Publisher " + published.indexOf(true), kept.name());
        assertFalse(definitions().publish(workspace, 1, definition, NOON));
    }
}
