package dev.workfloo.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Collection;
import java.util.List;

/** How much of the code only its own package can see. */
final class Visibility {

    static final DescribedPredicate<JavaClass> TOP_LEVEL = DescribedPredicate.describe(
            "top-level types",
            type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"));

    private static final int ONE_IN = 2;

    private Visibility() {}

    static ArchCondition<JavaClass> bePackagePrivateByHalf() {
        return new ArchCondition<>("be package-private by at least half") {

            private int all;
            private List<JavaClass> open = List.of();

            @Override
            public void init(Collection<JavaClass> types) {
                all = types.size();
                open = types.stream().filter(Visibility::isPublic).toList();
            }

            @Override
            public void check(JavaClass item, ConditionEvents events) {}

            @Override
            public void finish(ConditionEvents events) {
                if (ONE_IN * (all - open.size()) >= all) return;
                String share = "only %d of %d are package-private; public are ".formatted(all - open.size(), all);
                List<String> names = open.stream().map(JavaClass::getName).toList();
                events.add(violated(open, share + String.join(", ", names)));
            }
        };
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }
}
