package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The pages in a real browser, on a real server on which agents install machines.
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Map<Integer, Integer> SCREENS =
            new TreeMap<>(Map.of(375, 800, 1280, 900, 3840, 2160));

    private static final String PASSWORD = "a long walk in the rain";

    private Rig rig;
    private Server server;
    private Client client;
    private Scene scene;
    private Browser browser;

    @BeforeAll
    void openTheBrowser(@TempDir Path directory) throws Exception {
        Browser.require();
        rig = new Rig(directory);
        server = rig.start();
        client = rig.client();
        scene = new Scene(client, Duration.ofMillis(Integer.getInteger("scene.pace", 15)));
        scene.set();
        Client.Answer made =
                client.post(
                        "/api/v1/users",
                        Map.of("name", "eva", "role", "operator", "password", PASSWORD));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        browser = Browser.start(server.httpAddress());
        logIn();
    }

    private void logIn() {
        browser.open("/doctor");
        browser.await("the login", () -> browser.address().endsWith("/login?to=%2Fdoctor"));
        browser.find("#user").sendKeys("eva");
        browser.find("#password").sendKeys(PASSWORD, Keys.ENTER);
        browser.await("the wanted page", () -> browser.address().endsWith("/doctor"));
    }

    @AfterAll
    void closeIt() {
        if (browser != null) browser.close();
        if (scene != null) scene.close();
        if (client != null) client.close();
        if (server != null) server.close();
    }

    /// Each page as an admin may see it.
    private enum Page {
        BOARD("/"),
        BOARD_FILTERED("/?q=web&state=proven"),
        MACHINE_PROVEN("/machines/" + Scene.mac(4)),
        MACHINE_INSTALLING("/machines/" + Scene.mac(7)),
        MACHINE_FAILED("/machines/" + Scene.mac(5)),
        MACHINE_REFUSED("/machines/" + Scene.mac(9)),
        MACHINE_DISCOVERED("/machines/" + Scene.mac(10)),
        MACHINE_SILENT("/machines/" + Scene.mac(12)),
        INSTALLS("/installs"),
        IMAGES("/images"),
        PROFILES("/profiles"),
        RULES("/rules"),
        AUDIT("/audit"),
        DOCTOR("/doctor"),
        ERROR("/machines/52:54:00:ff:ff:ff");

        private final String path;

        Page(String path) {
            this.path = path;
        }
    }

    @TestFactory
    Stream<DynamicTest> everyPageOnEveryScreen() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Page page : Page.values())
            for (Map.Entry<Integer, Integer> screen : SCREENS.entrySet())
                for (String scheme : List.of("light", "dark"))
                    tests.add(
                            DynamicTest.dynamicTest(
                                    page + " " + screen.getKey() + " " + scheme,
                                    () -> look(page, screen.getKey(), screen.getValue(), scheme)));
        return tests.stream();
    }

    private void look(Page page, int width, int height, String scheme) throws IOException {
        browser.look(width, height, scheme);
        browser.open(page.path);
        String name = page.name().toLowerCase(Locale.ROOT).replace('_', '-');
        browser.screenshot(SCREENSHOTS.resolve(name + "-" + width + "-" + scheme + ".png"));
        assertThat((List<?>) browser.call(script("audit.js"))).as(page.path).isEmpty();
        assertThat(browser.complaints().stream().filter(it -> !isExpected(page, it)).toList())
                .isEmpty();
    }

    /// The browser complains of the status of a page that is not there.
    private static boolean isExpected(Page page, String complaint) {
        return page == Page.ERROR && complaint.contains("404");
    }

    private static String script(String name) throws IOException {
        try (InputStream in = BrowserTest.class.getResourceAsStream("/browser/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void progressMovesWithoutAReload() throws Exception {
        browser.look(1280, 900, "light");
        browser.open("/machines/" + Scene.mac(7));
        browser.await("the stream is there", () -> browser.text("#link").equals("live"));
        browser.call("function () { window.neverLoadedAgain = true; }");
        for (int percent : List.of(52, 71, 90)) {
            scene.progress(Scene.mac(7), percent);
            browser.await("progress is shown", () -> browser.text("#now").contains(percent + " %"));
        }
        assertThat(browser.eval("window.neverLoadedAgain")).isEqualTo(true);
    }

    @Test
    void theBoardFollowsAMachineThatAppears() throws Exception {
        browser.look(1280, 900, "light");
        browser.open("/?state=discovered");
        browser.await("the stream is there", () -> browser.text("#link").equals("live"));
        browser.call("function () { window.neverLoadedAgain = true; }");
        String mac = "52:54:00:12:01:77";
        new FakeAgent(client, mac).boot(Scene.facts(77));
        browser.await("it appears", () -> browser.text("#board").contains(mac));
        assertThat(browser.eval("window.neverLoadedAgain")).isEqualTo(true);
        client.delete("/api/v1/machines/" + mac);
        browser.await("it is gone", () -> !browser.text("#board").contains(mac));
    }

    /// What somebody is about to do stays as it is while the page changes around it.
    @Test
    void aTickedBoxStaysTicked() throws Exception {
        browser.look(1280, 900, "light");
        browser.open("/machines/" + Scene.mac(11));
        browser.await("the stream is there", () -> browser.text("#link").equals("live"));
        browser.find("#wipe").click();
        client.put(
                "/api/v1/machines/" + Scene.mac(11),
                Map.of("profile", "web", "hostname", "web-new.example.net"));
        browser.await("its new name", () -> browser.text("h1").equals("web-new.example.net"));
        assertThat(browser.find("#wipe").isSelected()).isTrue();
        assertThat(browser.eval("document.activeElement.id")).isEqualTo("wipe");
    }

    @Test
    void anInstallIsOrderedWithTheKeyboardAlone() throws Exception {
        String mac = "52:54:00:12:01:78";
        FakeAgent agent = new FakeAgent(client, mac);
        agent.boot(Scene.facts(78));
        client.put("/api/v1/machines/" + mac, Map.of("profile", "web"));
        browser.look(1280, 900, "light");
        browser.open("/");
        browser.press(Keys.TAB);
        assertThat(browser.eval("document.activeElement.className")).isEqualTo("skip");
        browser.tabTo("#q");
        browser.press(mac, Keys.ENTER);
        browser.await("the filter is set", () -> browser.address().contains("q="));
        browser.tabTo("#board a[href='/machines/" + mac + "']");
        assertThat(focusIsVisible()).isTrue();
        browser.press(Keys.ENTER);
        browser.await("the machine's page", () -> browser.address().endsWith(mac));
        browser.tabTo("#wipe");
        assertThat(focusIsVisible()).isTrue();
        browser.press(Keys.SPACE);
        browser.tabTo("#order");
        browser.press(Keys.ENTER);
        browser.await("it is ordered", () -> !browser.all("#abort").isEmpty());
        assertThat(browser.text("dl.facts")).contains("allowed with this order");
        browser.tabTo("#abort");
        browser.press(Keys.ENTER);
        browser.await("it is ended", () -> !browser.all("#retry").isEmpty());
    }

    private boolean focusIsVisible() {
        return Boolean.TRUE.equals(
                browser.call(
                        """
                        function () {
                          const style = getComputedStyle(document.activeElement);
                          return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
                        }
                        """));
    }

    /// The page is asked for without the cookie, and nothing else may be seen.
    @Test
    void whoIsNotLoggedInSeesTheLogin() throws Exception {
        for (Map.Entry<Integer, Integer> screen : SCREENS.entrySet())
            for (String scheme : List.of("light", "dark"))
                try (Browser other = Browser.start(server.httpAddress())) {
                    other.look(screen.getKey(), screen.getValue(), scheme);
                    other.open("/machines/" + Scene.mac(4));
                    assertThat(other.text("h1")).isEqualTo("Log in");
                    other.find("#user").sendKeys("eva");
                    other.find("#password").sendKeys("wrong", Keys.ENTER);
                    other.await("the refusal", () -> !other.all("[role=alert]").isEmpty());
                    other.screenshot(
                            SCREENSHOTS.resolve(
                                    "login-" + screen.getKey() + "-" + scheme + ".png"));
                    assertThat((List<?>) other.call(script("audit.js"))).isEmpty();
                }
    }

    @Test
    void withoutScriptsEverythingCanBeRead() {
        browser.look(1280, 900, "light");
        browser.scripts(false);
        try {
            browser.open("/");
            assertThat(browser.text("#board")).contains("installing", "unpack", "failed");
            browser.open("/machines/" + Scene.mac(4));
            assertThat(browser.text("main"))
                    .contains("proven", "Where the time went", "first-boot", "Hardware");
        } finally {
            browser.scripts(true);
        }
    }

    @Test
    void pagesFindTheServerAgainThatWasStartedAnew() throws Exception {
        browser.look(1280, 900, "light");
        browser.open("/");
        browser.await("the stream is there", () -> browser.text("#link").equals("live"));
        server.close();
        browser.await("it is missed", () -> browser.text("#link").equals("not connected"));
        server = rig.start();
        // Logins end with the server.
        browser.await("the login", () -> browser.address().contains("/login"));
        logIn();
        browser.open("/");
        browser.await("it is back", () -> browser.text("#link").equals("live"));
        browser.complaints();
    }
}
