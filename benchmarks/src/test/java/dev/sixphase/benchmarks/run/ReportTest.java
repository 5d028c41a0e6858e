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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReportTest {
    private static final Peer YARDSTICK = new Peer("C epoll", List.of(), false);
    private static final Peer OURS = new Peer("Sixphase epoll", List.of(), true);

    private final Scenario scenario =
        new EchoScenario(new Load(64, 64, 16), List.of(YARDSTICK, OURS), null, Pace.QUICK);
    private final Map<Peer, List<Map<String, Double>>> rounds = new LinkedHashMap<>();
    private final Result result = new Result(scenario, rounds);

    ReportTest() {
        rounds.put(YARDSTICK, List.of(round(4_000), round(2_000), round(3_000)));
        rounds.put(OURS, List.of(round(3_600), round(3_300)));
    }

    private static Map<String, Double> round(final double cpuNanosPerMessage) {
        return Map.of("cpuNanosPerMessage", cpuNanosPerMessage, "userNanosPerMessage", cpuNanosPerMessage / 4,
            "messagesPerSecond", 1_000.0, "p50Nanos", 10_000.0, "p99Nanos", 20_000.0, "p999Nanos", 30_000.0);
    }

    @Test
    void readsWhatTheLoadGeneratorSays() throws IOException {
        final Map<String, Double> told = LoadResult.of(Programs.numbers("holding\nmessages 2000\n"
            + "nanos 500000000\ncpuNanos 3000000\nuserTicks 10\nsystemTicks 30\np50Nanos 7\np99Nanos 8\n"
            + "p999Nanos 9\n"));

        assertEquals(1_500, told.get("cpuNanosPerMessage"));
        assertEquals(375, told.get("userNanosPerMessage"));
        assertEquals(4_000, told.get("messagesPerSecond"));
        assertEquals(9, told.get("p999Nanos"));
    }

    @Test
    void aServerThatAnsweredNothingIsNoResult() {
        final IOException nothing = assertThrows(IOException.class, () ->
            LoadResult.of(Map.of("messages", 0.0, "userTicks", 1.0, "systemTicks", 3.0)));
        assertTrue(nothing.getMessage().contains("answered nothing"), nothing.getMessage());

        final IOException unsaid = assertThrows(IOException.class, () -> LoadResult.of(Map.of("nanos", 1.0)));
        assertTrue(unsaid.getMessage().contains("messages"), unsaid.getMessage());
    }

    @Test
    void whatTheKernelNeverSampledIsNoNumber() throws IOException {
        final Map<String, Double> told = LoadResult.of(Programs.numbers("messages 2\nnanos 5\ncpuNanos 3\n"
            + "userTicks 0\nsystemTicks 0\np50Nanos 0\np99Nanos 0\np999Nanos 0"));

        assertEquals("–", Figure.print(told.get("userNanosPerMessage")));
    }

    @Test
    void mediansAreOfTheMiddle() {
        assertEquals(2, Samples.of(3, 1, 2).median());
        assertEquals(2.5, Samples.of(4, 1, 3, 2).median());
        assertThrows(IllegalArgumentException.class, Samples::of);
    }

    @Test
    void loadsAreNamedAsOneWouldSayThem() {
        assertEquals(List.of("1x64B", "64x64B", "1000x64B", "64x64Bx16", "16x64KiB"),
            EchoScenario.LOADS.stream().map(Load::label).toList());
    }

    @Test
    void theTableHasMediansRatiosToTheFirstAndTheSpread() {
        final String table = result.table();

        assertTrue(table.startsWith("### 64x64Bx16\n"), table);
        assertTrue(table.contains("| C epoll | 3.00 | 1.00 | 2.00 to 4.00 | 0.75 |"), table);
        assertTrue(table.contains("| **Sixphase epoll** | 3.45 | 1.15 | 3.30 to 3.60 |"), table);
    }

    @Test
    void whatAPeerDoesNotHaveIsADash() {
        rounds.put(OURS, List.of(Map.of("cpuNanosPerMessage", 3_000.0)));

        assertTrue(result.table().contains("| **Sixphase epoll** | 3.00 | 1.00 | 3.00 to 3.00 | – |"));
    }

    @Test
    void thereIsNoRatioToNothing() {
        rounds.put(YARDSTICK, List.of(round(0)));

        assertTrue(result.table().contains("| **Sixphase epoll** | 3.45 | – |"), result.table());
    }

    @Test
    void thePictureIsXmlWithABarForEachPeer() throws Exception {
        final Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(new InputSource(new StringReader(result.picture(LoadResult.CPU))));

        assertEquals(1 + rounds.size(), svg.getElementsByTagName("rect").getLength());
    }

    @Test
    void theJsonHasAllRoundsAndNothingThatIsNoNumber() {
        rounds.put(OURS, List.of(Map.of("cpuNanosPerMessage", 3_600.0, "userNanosPerMessage", Double.NaN)));

        final String json = Result.json(List.of(result));

        assertEquals(4, json.split("cpuNanosPerMessage", -1).length - 1, json);
        assertTrue(json.contains("\"64x64Bx16\": {"), json);
        assertTrue(json.contains("\"Sixphase epoll\": [{\"cpuNanosPerMessage\": 3600.00}]"), json);
        assertFalse(json.contains("NaN"), json);
    }
}
