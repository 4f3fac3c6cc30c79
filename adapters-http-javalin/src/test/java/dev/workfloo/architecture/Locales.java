package dev.workfloo.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What prints or reads in the machine's language and digits where no locale is named. */
final class Locales {

    /** Methods that have an overload with a locale. */
    private static final Set<String> TOLD_OTHERWISE = Set.of(
            "java.lang.String.format",
            "java.lang.String.toUpperCase",
            "java.lang.String.toLowerCase",
            "java.util.Formatter.<init>",
            "java.time.format.DateTimeFormatter.ofPattern",
            "java.time.format.DateTimeFormatterBuilder.toFormatter");

    /** The same of whatever has one of these names, as the owner in bytecode is whatever subtype they are called on. */
    private static final Set<String> PRINTING = Set.of("printf", "format");

    /** Without such an overload, or with a default nobody notices. */
    private static final Set<String> NEVER =
            Set.of("java.lang.String.formatted", "java.util.Locale.getDefault", "java.util.Scanner.<init>");

    private static final List<String> PRINTERS =
            List.of("java.io.PrintStream", "java.io.PrintWriter", "java.io.Console", "java.util.Formatter");

    private Locales() {}

    static DescribedPredicate<JavaAccess<?>> theMachines() {
        return DescribedPredicate.describe("the machine's locale", Locales::isTheMachines);
    }

    private static boolean isTheMachines(JavaAccess<?> access) {
        String name = access.getTargetOwner().getName() + "." + access.getName();
        if (NEVER.contains(name)) return true;
        return (TOLD_OTHERWISE.contains(name) || prints(access) || isOfJavaText(access)) && !takesLocale(access);
    }

    private static boolean prints(JavaAccess<?> access) {
        return PRINTING.contains(access.getName())
                && PRINTERS.stream().anyMatch(access.getTargetOwner()::isAssignableTo);
    }

    /** Its factories and constructors; what was made by one has its locale. */
    private static boolean isOfJavaText(JavaAccess<?> access) {
        String name = access.getName();
        return access.getTargetOwner().getPackageName().equals("java.text")
                && (name.equals("<init>")
                        || name.endsWith("Instance")
                        || access.getTargetOwner().isEquivalentTo(MessageFormat.class));
    }

    private static boolean takesLocale(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Locale.class));
    }
}
