package dev.tarmac.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;

/// The distribution's Chromium, driven by its own driver: both by their paths, nothing is fetched.
final class Browser implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChromeDriver driver;
    private final URI base;

    private Browser(ChromeDriver driver, URI base) {
        this.driver = driver;
        this.base = base;
    }

    /// Skips the test, with the reason, where there is none.
    static void require() {
        for (Path program : List.of(PROGRAM, DRIVER))
            assumeTrue(
                    Files.isExecutable(program),
                    program + " is not there: apt-get install chromium chromium-driver");
    }

    static Browser start(URI base) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(PROGRAM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--hide-scrollbars",
                "--force-color-profile=srgb");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .usingAnyFreePort()
                        .build();
        return new Browser(new ChromeDriver(service, options), base);
    }

    void open(String path) {
        driver.get(base.resolve(path).toString());
    }

    /// A page as wide as that; `dark` or `light`.
    void look(int width, int height, String scheme) {
        cdp(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        cdp(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void scripts(boolean run) {
        cdp("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    }

    private Map<String, Object> cdp(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    /// The whole page from top to bottom. While a page gets its first layout, Chromium refuses: it
    /// has no width, or is not attached yet.
    void screenshot(Path file) throws IOException {
        Map<String, Object> shot =
                new WebDriverWait(driver, PATIENCE)
                        .withMessage("a picture of " + address())
                        .ignoring(WebDriverException.class)
                        .until(
                                _ ->
                                        cdp(
                                                "Page.captureScreenshot",
                                                Map.of("captureBeyondViewport", true)));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode((String) shot.get("data")));
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    String text(String css) {
        return find(css).getText();
    }

    /// The value of a JavaScript expression.
    Object eval(String expression) {
        return driver.executeScript("return " + expression);
    }

    /// The value that a JavaScript function, as text, returns.
    Object call(String function) {
        return driver.executeScript("return (" + function + ")()");
    }

    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /// Tab until that has the focus, as somebody without a mouse does.
    void tabTo(String css) {
        for (int presses = 0; presses < 200; presses++) {
            press(Keys.TAB);
            if (Boolean.TRUE.equals(
                    driver.executeScript(
                            "return document.activeElement.matches(arguments[0])", css))) return;
        }
        throw new AssertionError("no tab leads to " + css);
    }

    void await(String what, BooleanSupplier condition) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage(what)
                .ignoring(StaleElementReferenceException.class)
                .until(_ -> condition.getAsBoolean());
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /// What the console said since the last time.
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
