package dev.paranoid.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lets a browser in, and out, where nobody else does. */
@BinPage
final class LogInController {

    private final BinPages pages;

    LogInController(BinPages pages) {
        this.pages = pages;
    }

    private LogIn logIn() {
        return pages.logIn().orElseThrow(Bin.NotThere::new);
    }

    /** Who is known already is led on: the front page does not see the cookie, which is for the bin alone. */
    @GetMapping("/log-in")
    ModelAndView form(@RequestParam(defaultValue = "") String to, HttpServletRequest request) {
        logIn();
        if (request.getUserPrincipal() != null) {
            return pages.goTo(request, target(to));
        }
        return pages.page(request, "log-in", Map.of("to", target(to), "name", "", "wrong", false));
    }

    @PostMapping("/log-in")
    ModelAndView logIn(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<String> session = logIn().open().apply(name.strip(), secret.strip());
        if (session.isEmpty()) {
            ModelAndView page =
                    pages.page(request, "log-in", Map.of("to", target(to), "name", name.strip(), "wrong", true));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        FormTokens.set(
                request,
                response,
                ResponseCookie.from(logIn().cookie(), session.get())
                        .path(pages.base(request))
                        .maxAge(logIn().length()));
        return pages.goTo(request, target(to));
    }

    @PostMapping("/log-out")
    ModelAndView logOut(HttpServletRequest request, HttpServletResponse response) {
        FormTokens.set(
                request,
                response,
                ResponseCookie.from(logIn().cookie(), "")
                        .path(pages.base(request))
                        .maxAge(0));
        return pages.goTo(request, "/log-in");
    }

    /** Only addresses below the bin, in characters that lead nowhere else. */
    private static String target(String to) {
        return !to.contains("..") && to.matches("/[A-Za-z0-9?&=%_.~+-][A-Za-z0-9/?&=%_.~+-]{0,1000}") ? to : "";
    }
}
