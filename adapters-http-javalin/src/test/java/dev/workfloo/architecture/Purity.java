package dev.workfloo.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.util.Set;

/** What a core without I/O, clock, randomness and threads of its own may touch. */
final class Purity {

    /** These stand in packages that are otherwise pure. */
    private static final Set<String> IMPURE = Set.of(
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessHandle",
            "java.lang.Runtime",
            "java.lang.Thread",
            "java.lang.ThreadGroup",
            "java.lang.ThreadLocal",
            "java.util.Scanner",
            "java.util.ServiceLoader",
            "java.util.Timer",
            "java.util.TimerTask",
            "java.util.random.RandomGeneratorFactory");

    private static final Set<String> HASHING =
            Set.of("java.security.MessageDigest", "java.security.NoSuchAlgorithmException");

    /**
     * Tables of letters that come with every Java, and give the same answer everywhere: how domains are written in ASCII, and which
     * letters are composed.
     */
    private static final Set<String> LETTERS =
            Set.of("java.net.IDN", "java.text.Normalizer", "java.text.Normalizer$Form");

    /** What is large comes and goes as a stream of bytes or characters; where it comes from is an adapter's. */
    private static final Set<String> STREAMS = Set.of(
            "java.io.InputStream",
            "java.io.Reader",
            "java.io.StringReader",
            "java.io.IOException",
            "java.io.UncheckedIOException",
            "java.io.ByteArrayInputStream",
            "java.io.ByteArrayOutputStream");

    /** How records are taken apart and put together, and arrays of any type. */
    private static final Set<String> RECORDS = Set.of(
            "java.lang.reflect.AccessibleObject",
            "java.lang.reflect.AnnotatedElement",
            "java.lang.reflect.AnnotatedType",
            "java.lang.reflect.Array",
            "java.lang.reflect.Constructor",
            "java.lang.reflect.GenericArrayType",
            "java.lang.reflect.InaccessibleObjectException",
            "java.lang.reflect.InvocationTargetException",
            "java.lang.reflect.Method",
            "java.lang.reflect.ParameterizedType",
            "java.lang.reflect.RecordComponent",
            "java.lang.reflect.Type",
            "java.lang.reflect.WildcardType",
            "java.lang.annotation.Annotation");

    private static final Set<String> AMBIENT = Set.of(
            "java.time.InstantSource.system",
            "java.time.ZoneId.systemDefault",
            "java.util.Collections.shuffle",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault",
            "java.util.UUID.randomUUID",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.random.RandomGenerator.of",
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.util.Random.<init>",
            "java.util.SplittableRandom.<init>",
            "java.util.Date.<init>");

    /** By name alone, since the owner in bytecode is whatever subtype they are called on. */
    private static final Set<String> AMBIENT_ANYWHERE =
            Set.of("parallel", "parallelStream", "printStackTrace", "getResource", "getResourceAsStream");

    private static final Set<String> HARMLESS_IN_SYSTEM = Set.of("arraycopy", "lineSeparator");

    private Purity() {}

    /** Of java.util.concurrent what holds values safely, but nothing that starts a thread or waits for one. */
    static DescribedPredicate<JavaClass> pureTypes() {
        return resideInAnyPackage(
                        "java.lang",
                        "java.lang.runtime",
                        "java.math",
                        "java.nio.charset",
                        "java.time..",
                        "java.util",
                        "java.util.concurrent.atomic",
                        "java.util.function",
                        "java.util.random",
                        "java.util.regex",
                        "java.util.stream",
                        "io.vavr.control",
                        "org.jmolecules..",
                        "org.jspecify..")
                .or(DescribedPredicate.describe("hashing", type -> HASHING.contains(type.getName())))
                .or(DescribedPredicate.describe("tables of letters", type -> LETTERS.contains(type.getName())))
                .or(DescribedPredicate.describe("concurrent collections", Purity::isConcurrentCollection))
                .and(DescribedPredicate.describe("not impure", type -> !IMPURE.contains(type.getName())))
                .or(Packages.CORE)
                .as("values: no I/O, no threads, no library but Vavr's control, jMolecules and JSpecify");
    }

    /** The same, and streams of bytes. */
    static DescribedPredicate<JavaClass> pureTypesAndStreams() {
        return pureTypes()
                .or(DescribedPredicate.describe("streams", type -> STREAMS.contains(type.getName())))
                .as("values and streams of bytes");
    }

    /** The same, and reflection on records. */
    static DescribedPredicate<JavaClass> pureTypesAndRecords() {
        return pureTypes()
                .or(DescribedPredicate.describe("reflection on records", type -> RECORDS.contains(type.getName())))
                .as("values and the components of records");
    }

    private static boolean isConcurrentCollection(JavaClass type) {
        return resideInAPackage("java.util.concurrent").test(type)
                && type.getSimpleName().matches("(Concurrent|CopyOnWrite).*");
    }

    /** What answers differently each time without an argument that says why. */
    static DescribedPredicate<JavaAccess<?>> ambientState() {
        return DescribedPredicate.describe("clock, randomness or surroundings", Purity::isAmbient);
    }

    private static boolean isAmbient(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getName();
        if (owner.equals("java.lang.System")) return !HARMLESS_IN_SYSTEM.contains(name);
        if (owner.equals("java.time.Clock")) return name.startsWith("system") || name.startsWith("tick");
        if (owner.startsWith("java.time.") && name.equals("now")) return !takesClock(access);
        return AMBIENT.contains(owner + "." + name) || AMBIENT_ANYWHERE.contains(name);
    }

    private static boolean takesClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }
}
