package dev.sixphase.benchmarks.run;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReportTest {
    private static final EchoScenario SCENARIO = new EchoScenario(64, 64, 16);

    private final Map<Peer, List<LoadResult>> results = new LinkedHashMap<>();

    ReportTest() {
        results.put(new Peer("C epoll", List.of(), false), List.of(round(4_000), round(2_000), round(3_000)));
        results.put(new Peer("Sixphase epoll", List.of(), true), List.of(round(3_600), round(3_300)));
    }

    private static LoadResult round(final double cpuNanosPerMessage) {
        return new LoadResult(1_000, 1e9, cpuNanosPerMessage * 1_000, 0.25, 10_000, 20_000, 30_000);
    }

    @Test
    void readsWhatTheLoadGeneratorSays() throws IOException {
        final LoadResult result = LoadResult.parse("{\"messages\":2000,\"nanos\":500000000,"
            + "\"cpuNanos\":3000000,\"userTicks\":10,\"systemTicks\":30,\"p50Nanos\":7,\"p99Nanos\":8,"
            + "\"p999Nanos\":9,\"maxNanos\":10}");

        assertEquals(1_500, result.cpuNanosPerMessage());
        assertEquals(375, result.userNanosPerMessage());
        assertEquals(4_000, result.messagesPerSecond());
        assertEquals(9, result.p999Nanos());
    }

    @Test
    void aServerThatAnsweredNothingIsNoResult() {
        assertThrows(IOException.class, () -> LoadResult.parse("{\"messages\":0,\"nanos\":5,\"cpuNanos\":3,"
            + "\"userTicks\":1,\"systemTicks\":3,\"p50Nanos\":0,\"p99Nanos\":0,\"p999Nanos\":0}"));
        assertThrows(IOException.class, () -> LoadResult.parse("{}"));
    }

    @Test
    void whatTheKernelNeverSampledIsNoNumber() throws IOException {
        final LoadResult result = LoadResult.parse("{\"messages\":2,\"nanos\":5,\"cpuNanos\":3,"
            + "\"userTicks\":0,\"systemTicks\":0,\"p50Nanos\":0,\"p99Nanos\":0,\"p999Nanos\":0}");

        assertEquals("?", Figure.USER.print(Figure.USER.of(List.of(result)).median()));
    }

    @Test
    void mediansAreOfTheMiddle() {
        assertEquals(2, Samples.of(3, 1, 2).median());
        assertEquals(2.5, Samples.of(4, 1, 3, 2).median());
        assertThrows(IllegalArgumentException.class, Samples::of);
    }

    @Test
    void scenariosAreNamedAsOneWouldSayThem() {
        assertEquals(List.of("1x64B", "64x64B", "1000x64B", "64x64Bx16", "16x64KiB"),
            EchoScenario.ALL.stream().map(EchoScenario::label).toList());
    }

    @Test
    void theTableHasMediansRatiosToTheFirstAndTheSpread() {
        final String table = EchoTable.of(SCENARIO, results);

        assertTrue(table.startsWith("### 64x64Bx16\n"), table);
        assertTrue(table.contains("| C epoll | 3.00 | 1.00 | 2.00 to 4.00 | 0.75 |"), table);
        assertTrue(table.contains("| **Sixphase epoll** | 3.45 | 1.15 | 3.30 to 3.60 |"), table);
    }

    @Test
    void thePictureIsXmlWithABarForEachPeer() throws Exception {
        final BarChart chart = new BarChart("Echo", "server CPU a message (µs)");
        results.forEach((peer, rounds) ->
            chart.add(peer.name(), Figure.CPU.of(rounds), "3.45 (1.15)", peer.isOurs()));

        final Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(new InputSource(new StringReader(chart.svg())));

        assertEquals(1 + results.size(), svg.getElementsByTagName("rect").getLength());
    }

    @Test
    void theJsonHasAllRounds() {
        final String json = EchoJson.of(Map.of(SCENARIO, results));

        assertEquals(5, json.split("cpuNanosPerMessage", -1).length - 1, json);
        assertTrue(json.contains("\"64x64Bx16\": {"), json);
    }
}
