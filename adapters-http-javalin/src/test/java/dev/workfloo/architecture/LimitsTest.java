package dev.workfloo.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written stays small. A number below is how many there still are beyond a limit: it may only become less. */
class LimitsTest {

    private static List<SourceFile> production = List.of();

    @TempDir
    private Path folder;

    @BeforeAll
    static void read() throws IOException {
        production = new ArrayList<>();
        for (String module : List.of("core", "core/testkit", "adapters-persistence-jdbc", "adapters-http-javalin")) {
            production.addAll(SourceFile.beneath(Path.of("..", module, "src", "main", "java")));
        }
        production.removeIf(LimitsTest::isContract);
    }

    /** They are tests, and as long as those. */
    private static boolean isContract(SourceFile file) {
        return file.fullName().matches("dev\\.workfloo\\.testkit\\.contract\\.\\w+Contract");
    }

    private static void assertAtMost(int most, List<String> beyond) {
        assertTrue(beyond.size() <= most, () -> beyond.size() + ":\n" + String.join("\n", beyond));
    }

    @Test
    void readsEveryModule() {
        for (String name : List.of("application.Workfloo", "jdbc.JdbcStore", "server.Main")) {
            assertTrue(production.stream().anyMatch(file -> file.fullName().equals("dev.workfloo." + name)), name);
        }
    }

    @Test
    void packagesAreSmall() {
        assertAtMost(0, Limits.largePackages(production));
    }

    @Test
    void filesAreShort() {
        assertAtMost(0, Limits.longFiles(production));
    }

    @Test
    void mostFilesAreShorter() {
        int lines = Limits.linesOfNineInTen(production);

        assertTrue(lines <= 130, () -> "of ten files, nine have up to " + lines + " lines");
    }

    @Test
    void methodsAreShort() {
        assertAtMost(0, Limits.longMethods(production));
    }

    @Test
    void parametersAreFew() {
        assertAtMost(1, Limits.longParameterLists(production));
    }

    @Test
    void recordsAreNarrow() {
        assertAtMost(10, Limits.wideRecords(production));
    }

    private List<SourceFile> written(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".java"), "package sample;\n" + text);
        return SourceFile.beneath(folder);
    }

    @Test
    void seesALargePackage() throws Exception {
        for (int i = 0; i < 30; i++) written("Type" + i, "class Type" + i + " {}\n");
        List<SourceFile> allowed = SourceFile.beneath(folder);

        List<SourceFile> oneMore = written("package-info", "");

        assertEquals(List.of(), Limits.largePackages(allowed));
        assertEquals(List.of("sample: 31 files"), Limits.largePackages(oneMore));
    }

    @Test
    void seesALongFile() throws Exception {
        List<SourceFile> allowed = written("Long", "class Long {}\n".concat("\n".repeat(298)));
        List<SourceFile> oneMore = written("Long", "class Long {}\n".concat("\n".repeat(299)));

        assertEquals(List.of(), Limits.longFiles(allowed));
        assertEquals(List.of("sample.Long: 301 lines"), Limits.longFiles(oneMore));
        assertEquals(301, Limits.linesOfNineInTen(oneMore));
    }

    @Test
    void seesALongMethod() throws Exception {
        String method = "class Type {\n    @Deprecated\n    void method() {\n%s    }\n}\n";
        List<SourceFile> allowed = written("Type", method.replace("%s", "        method();\n".repeat(28)));
        List<SourceFile> oneMore = written("Type", method.replace("%s", "        method();\n".repeat(29)));

        assertEquals(List.of(), Limits.longMethods(allowed));
        assertEquals(List.of("sample.Type, method at line 4: 31 lines, 0 parameters"), Limits.longMethods(oneMore));
    }

    @Test
    void seesALongParameterList() throws Exception {
        List<SourceFile> files = written("Type", """
                class Type {
                    Type(int a, int b, int c, int d, int e) {}

                    static void four(int a, int b, int c, int d) {}

                    interface Inner { void five(int a, int b, int c, int d, int e); }

                    @Override
                    void overriding(int a, int b, int c, int d, int e) {}
                }
                """);

        assertEquals(
                List.of(
                        "sample.Type, <init> at line 3: 1 lines, 5 parameters",
                        "sample.Type, five at line 7: 1 lines, 5 parameters"),
                Limits.longParameterLists(files));
    }

    @Test
    void seesAWideRecord() throws Exception {
        List<SourceFile> files = written("Type", """
                record Type(int a, int b, int c, int d, int e) {
                    static final int STATIC = 0;

                    record Wide(int a, int b, int c, int d, int e, int f) {
                        Wide {
                            four(a, b, c, d);
                        }

                        static void four(int a, int b, int c, int d) {}
                    }
                }
                """);

        assertEquals(List.of("sample.Type, Wide: 1 lines, 6 parameters"), Limits.wideRecords(files));
        assertEquals(List.of(), Limits.longParameterLists(files));
    }
}
