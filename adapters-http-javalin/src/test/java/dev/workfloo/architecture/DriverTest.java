package dev.workfloo.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.workfloo.driver.Driver;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The driver is written against what the API promises: whatever it took from us, other clients would not have. */
class DriverTest {

    private static final String DRIVER = Driver.class.getPackageName();

    private static List<String> takenFromUs(JavaClasses types) {
        return types.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(it -> it.getTargetClass().getPackageName().startsWith("dev.workfloo")
                        && !it.getTargetClass().getPackageName().equals(DRIVER))
                .map(Dependency::getDescription)
                .toList();
    }

    @Test
    void knowsNothingOfOurs() {
        JavaClasses driver = new ClassFileImporter().importPackages(DRIVER);

        assertTrue(driver.size() > 10, () -> "only " + driver.size());
        assertEquals(List.of(), takenFromUs(driver));
    }

    @Test
    void seesWhatWouldBeOurs() {
        assertFalse(takenFromUs(new ClassFileImporter().importClasses(ArchitectureTest.class))
                .isEmpty());
    }
}
