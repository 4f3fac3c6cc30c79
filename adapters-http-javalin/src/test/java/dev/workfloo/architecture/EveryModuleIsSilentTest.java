package dev.workfloo.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.workfloo.Silence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** As in the core: whoever logs an object of an adapter logs nothing that a person entered. */
class EveryModuleIsSilentTest {

    @Test
    void noRecordPrintsWhatAPersonEntered() {
        List<Class<?>> records = new ArrayList<>();
        new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        .importPackages(
                                "dev.workfloo.jdbc",
                                "dev.workfloo.worker",
                                "dev.workfloo.http",
                                "dev.workfloo.wire",
                                "dev.workfloo.outbound",
                                "dev.workfloo.telemetry",
                                "dev.workfloo.server")
                        .stream()
                        .filter(JavaClass::isRecord)
                        .forEach(type -> records.add(type.reflect()));

        Silence.Heard heard = Silence.of(records);

        assertTrue(records.size() > 50, () -> "only " + records.size());
        assertEquals(List.of(), heard.talking());
    }
}
