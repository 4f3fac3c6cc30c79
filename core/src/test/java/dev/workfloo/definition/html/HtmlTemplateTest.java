package dev.workfloo.definition.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Printer;
import dev.workfloo.rule.expression.syntax.SyntaxError;
import io.vavr.control.Either;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages as they are read and filled in: what is a value stays one, wherever it stands. */
class HtmlTemplateTest {

    private static final String HEAD = "<html><head><style type=\"text/css\">body { word-wrap: break-word }</style>";

    private static final String HOSTILE = "</p></style><script>\"'&lt;]]>{{ x }}} */ ; } url(file:///etc/passwd)\\\n";

    private static HtmlTemplate template(String text) {
        return HtmlTemplate.parse(text).getOrElseThrow(wrong -> new AssertionError(wrong.toString()));
    }

    private static String mistake(String text) {
        return HtmlTemplate.parse(text).swap().map(SyntaxError::message).getOrElse("nothing is wrong");
    }

    private static String filled(String text, String value) {
        Function<Expression, Either<String, String>> always = expression -> Either.right(value);
        return template(text).fill(always).getOrElseThrow(wrong -> new AssertionError(wrong));
    }

    /** What stands in the body of a page without values. */
    private static String body(String text) {
        return filled(text, "").replace(HEAD + "</head><body>", "").replace("</body></html>", "");
    }

    @Test
    void aPageBecomesWellFormed() {
        String page = filled(
                "<!DOCTYPE html>\n<HTML lang='es'><head><meta charset=\"utf-8\"><title>{{ a }}</title>"
                        + "<style>p > b { color: red }</style></head>\n<body class=\"{{ b }}\">"
                        + "<!-- not shown --><p>one<br>two<img src='data:image/png;base64,AA==' alt=\"\"></p></body></HTML>",
                "<x>");

        assertEquals(
                HEAD.replace("<html>", "<html lang=\"es\">")
                        + "<title>&lt;x&gt;</title><style type=\"text/css\">p &gt; b { color: red }</style></head>"
                        + "<body class=\"&lt;x&gt;\"><p>one<br/>two<img src=\"data:image/png;base64,AA==\" alt=\"\"/></p>"
                        + "</body></html>",
                page);
    }

    @Test
    void whatIsSoAnywayMayBeWritten() {
        assertEquals(
                filled("<html><style>p { color: red }</style><p>x</p></html>", ""),
                filled(
                        "<html xmlns='http://www.w3.org/1999/xhtml'><style type='text/css' media=\"print\">p { color: red }</style>"
                                + "<p>x</p></html>",
                        ""));
    }

    @ParameterizedTest
    @CsvSource({
        "&ntilde;&Ntilde;, ñÑ",
        "&rarr;&euro;&hellip;, →€…",
        "&#241;&#xF1;&#X1F600;, ññ😀",
        "&alpha;&omega;&Omega;&sigmaf;&Sigma;, αωΩςΣ",
        "&thorn;&yuml;&nbsp;&acute;, þÿ\u00A0´",
        "&lt;&amp;&gt;, &lt;&amp;&gt;",
        "Smith & Co, Smith &amp; Co"
    })
    void charactersHaveNamesAndNumbers(String written, String shown) {
        assertEquals(shown, body(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>%s</p>",
                "<p title='%s'>x</p>",
                "<p title=\"%s\">x</p>",
                "<p style=\"color: %s\">x</p>",
                "<p style='content: \"%s\"'>x</p>",
                "<style>p { width: %smm; color: red }</style>",
                "<style>p::after { content: 'a%sb' } b { color: red }</style>",
                "<title>%s</title>",
                "<body id='%s'>x</body>"
            })
    void aValueLeavesThePageAsItIs(String page) {
        String template = page.formatted("{{ x }}");
        String usual = filled(template, "value");
        String hostile = filled(template, HOSTILE);

        int begin = usual.indexOf("value");
        String before = usual.substring(0, begin);
        String after = usual.substring(begin + "value".length());
        assertTrue(hostile.startsWith(before) && hostile.endsWith(after), hostile);
        String put = hostile.substring(before.length(), hostile.length() - after.length());
        for (String end : List.of("<", ">", "\"", "'")) assertTrue(!put.contains(end), put);
        if (page.contains("style")) assertTrue(put.matches("(?:[A-Za-z0-9_ -]|\\\\[0-9a-f]{6} )*"), put);
    }

    @Test
    void numbersAreValuesOfCss() {
        assertTrue(filled("<p style='width: {{ x }}%'>x</p>", "12.50").contains("style=\"width: 12.50%\""));
        assertTrue(filled("<p style='width: {{ x }}px'>x</p>", "-3").contains("style=\"width: -3px\""));
        assertTrue(filled("<p style='color: #{{ x }}'>x</p>", "ff0080").contains("style=\"color: #ff0080\""));
    }

    /** CSS takes six digits where there are so many. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\\20AC{{ x }} | 1200 | \\20AC 1200",
                "Total:\\A{{ x }} | Eva | Total:\\A Eva",
                "\\0020ac{{ x }} | 1200 | \\0020ac 1200",
                "\\20AC {{ x }} | 1200 | \\20AC 1200",
                "\\0020acA{{ x }} | Eva | \\0020acAEva",
                "\\20AC{{ x }}1 | `` | \\20AC 1",
                "\\\\{{ x }} | A1 | \\\\A1",
                "\\g{{ x }} | A1 | \\gA1"
            })
    void aCharacterByItsNumberEndsBeforeAValue(String text, String value, String shown) {
        assertEquals(
                "<p style=\"content: &#39;" + shown + "&#39;\">x</p>",
                filled("<p style=\"content: '" + text + "'\">x</p>", value)
                        .replaceFirst("^.*<body>", "")
                        .replace("</body></html>", ""));
    }

    /** XML makes it a line feed, which ends the text. */
    @Test
    void aTextOfCssIsOnOneLine() {
        for (String end : List.of("\n", "\r")) {
            String why = mistake("<style>p { content: 'a" + end + "b' }</style>");
            assertEquals("a text in its CSS is never closed", why);
        }
    }

    @Test
    void imagesOfCssAreInTheirAddress() {
        for (String quote : List.of("", "'", "&quot;")) {
            String address = "url( " + quote + "data:image/png;base64,AA+/bb==" + quote + " )";
            assertEquals("nothing is wrong", mistake("<p style=\"background: " + address + "; color: {{ x }}\">x</p>"));
        }
        assertEquals(
                "nothing is wrong", mistake("<style>p { width: calc({{ x }}px + (1px)); color: rgb(1,2,3) }</style>"));
    }

    @Test
    void whatXmlCannotHoldIsSeen() {
        assertTrue(
                filled("<p>{{ x }}</p>", "a\0b\uD800c\uFFFEd\uFFFFe").contains("<p>a\uFFFDb\uFFFDc\uFFFDd\uFFFDe</p>"));
    }

    @Test
    void aTextOfAnExpressionMayHaveBraces() {
        HtmlTemplate page = template("<p>{{ \"}}<b>\" }} {{ {a: {b: 1}}.a.b }}</p>");

        assertEquals(2, page.expressions().count());
        assertEquals(page, template(page.toString()));
    }

    @Test
    void aPageMayNotBecomeTooLong() {
        HtmlTemplate page = template("<p>{{ x }}{{ x }}</p>");
        String half = "x".repeat(HtmlTemplate.LONGEST_PAGE / 2 + 1);

        assertEquals(
                Either.left("with its values the page has more than 2000000 characters"),
                page.fill(expression -> Either.right(half)));
        assertEquals(
                "must have at most 1000000 characters", mistake("<p>" + "x".repeat(HtmlTemplate.LONGEST) + "</p>"));
    }

    @Test
    void whyAValueIsNotThereIsTold() {
        assertEquals(
                Either.left("x is not there"),
                template("<p>{{ x }}</p>").fill(it -> Either.left(Printer.print(it) + " is not there")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<script>{{ x }}</script> | <script> is not taken in a PDF",
                "<iframe src='https://x'></iframe> | <iframe> is not taken in a PDF",
                "<link href='https://x/a.css'> | <link> is not taken in a PDF",
                "<object data='file:///x'></object> | <object> is not taken in a PDF",
                "<svg></svg> | <svg> is not taken in a PDF",
                "<base href='file:///'> | <base> is not taken in a PDF",
                "<p onclick='x()'>a</p> | <p> takes no attribute onclick here",
                "<p background='file:///x'>a</p> | <p> takes no attribute background here",
                "<style media='screen'>p { color: red }</style> | <style> takes no attribute media here",
                "<p xmlns='x'>a</p> | <p> takes no attribute xmlns here",
                "<img src='file:///etc/passwd'> | src of an image is data:",
                "<img src='http://127.0.0.1/x.png'> | src of an image is data:",
                "<img src='data:image/svg+xml;base64,AA'> | src of an image is data:",
                "<img src='{{ x }}'> | a place cannot stand in the attribute src",
                "<a href='{{ x }}'>a</a> | a place cannot stand in the attribute href",
                "<a href='file:///x'>a</a> | href begins with https://",
                "<a href='java&#115;cript:x'>a</a> | href begins with https://",
                "<td width='{{ x }}'>a</td> | a place cannot stand in the attribute width",
                "<{{ x }}>a | no element begins here",
                "<p {{ x }}>a</p> | a place stands in the quotes of an attribute",
                "<p title={{ x }}>a</p> | the value of title stands in quotes",
                "<p title=a>a</p> | the value of title stands in quotes",
                "<p title>a</p> | expected = and a value in quotes behind title",
                "<p title='a' title='b'>a</p> | the attribute title stands there twice",
                "<meta name='{{ x }}'> | a place cannot stand in the attribute name",
                "<!-- {{ x }} --> | a place cannot stand in a comment",
                "<!-- x | a comment is never closed",
                "<!DOCTYPE html SYSTEM 'file:///x'> | only <!DOCTYPE html> is taken",
                "<!DOCTYPE html [<!ENTITY a 'b'>]> | only <!DOCTYPE html> is taken",
                "<p>&xxe;</p> | this & begins no character",
                "<p>&nbsp</p> | this & begins no character",
                "<p>&#0;</p> | this & begins no character",
                "<p>&#x110000;</p> | this & begins no character",
                "<p>&#xD800;</p> | this & begins no character",
                "<?xml version='1.0'?> | no element begins here",
                "<![CDATA[x]]> | no element begins here",
                "<p>a | </p> is missing",
                "<p><b>a</p></b> | expected </b>, found </p>",
                "</p> | no element is open, found </p>",
                "<p/> | <p/> does not close it",
                "<style>{{ x }} { color: red }</style> | a place in CSS stands where a value does",
                "<style>p { {{ x }}: red }</style> | a place in CSS stands where a value does",
                "<style>p { color: {{ x }}(1) }</style> | a place cannot name a function of CSS",
                "<style>p { background: url({{ x }}) }</style> | a place cannot stand in an address",
                "<style>p { background: url('{{ x }}') }</style> | a place cannot stand in an address",
                "<style>p { background: URL( http://127.0.0.1/x ) }</style> | url() is taken of an image in data:",
                "<p style='background: url(file:///x)'>a</p> | url() is taken of an image in data:",
                "<style>p { background: u\\72l(http://x) }</style> | \\ in CSS is taken in texts in quotes only",
                "<style>p { background: u{{ x }}l({{ y }}) }</style> | a place cannot name a function of CSS",
                "<style>p { background: {{ x }}rl('{{ y }}') }</style> | a place cannot name a function of CSS",
                "<style>p { background: url('data:image/png;base64,) {{ x }}') }</style> | url() is taken of an image in data:",
                "<style>p { background: url('data:image/png;base64,AA\\') }</style> | url() is taken of an image in data:",
                "<style>p { background: url(data:image/png;base64,AA'') }</style> | url() is taken of an image in data:",
                "<style>p { background: image-set('{{ x }}' 1x) }</style> | image-set() is not taken",
                "<style>p { background: -webkit-Image-Set('{{ x }}' 1x) }</style> | -webkit-image-set() is not taken",
                "<style>p { content: '\\{{ x }}' }</style> | a \\ stands before a place: write \\\\ for the character",
                "<style>p { content: 'a\\20AC\\{{ x }}' }</style> | a \\ stands before a place",
                "<style>@import 'http://127.0.0.1/x.css';</style> | @import is not taken",
                "<style>@FONT-FACE { src: url(x) }</style> | @font-face is not taken",
                "<style>/* {{ x }} */</style> | a place cannot stand in a comment",
                "<style>/* a</style> | a comment in its CSS is never closed",
                "<style>p { content: 'a }</style> | a text in its CSS is never closed",
                "<style>p { color: red } | </style> is missing",
                "<style>p { color: red }</script></style> | < does not stand in CSS",
                "<p>{{ x | this place is never closed"
            })
    void saysWhatIsWrong(String text, String why) {
        assertTrue(mistake(text).startsWith(why), () -> mistake(text));
    }

    @Test
    void saysWhere() {
        assertEquals(
                Either.left("line 3, column 4"),
                HtmlTemplate.parse("<p>\nañ\n   <script></script></p>")
                        .mapLeft(wrong -> "line " + wrong.line() + ", column " + wrong.column()));
    }

    @Test
    void elementsDoNotNestTooDeep() {
        assertEquals("stands in more than 100 elements", mistake("<div>".repeat(101)));
    }

    /** Whatever is written, it is read quickly or refused, and what is read can be filled. */
    @Test
    void nothingThatIsWrittenBreaksIt() {
        List<String> words = List.of(
                "<",
                ">",
                "</",
                "/>",
                "p",
                "<p>",
                "</p>",
                "<style>",
                "</style>",
                "<!--",
                "-->",
                "<img src=",
                "'",
                "\"",
                "=",
                "&",
                ";",
                "&amp;",
                "{{ x }}",
                "{{",
                "}}",
                " ",
                "\n",
                "style",
                "url(",
                ")",
                "{",
                "}",
                ":",
                "/*",
                "*/",
                "\\",
                "@import",
                "x",
                "data:image/png;base64,",
                "\uFFFF",
                "\uD83D",
                "ñ");
        Random random = new Random(20_260_301);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(12); left > 0; left--) text.append(words.get(random.nextInt(words.size())));
            Either<SyntaxError, HtmlTemplate> parsed = HtmlTemplate.parse(text.toString());
            if (parsed.isRight()) {
                read++;
                assertTrue(filled(text.toString(), HOSTILE).endsWith("</body></html>"));
            }
        }
        assertTrue(read > 100, "read were only " + read);
    }
}
