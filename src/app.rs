//! The whole app: header, the page that the address names, footer.

use leptos::prelude::*;

use crate::built_in;
use crate::components::{
    Footer, Header, NavLink, ShownBefore, SkipLink, WarningText, focus_field, keep_focus,
};
use crate::holidays::Holidays;
use crate::offline::Offline;
use crate::pages::about::About;
use crate::pages::backup::BackupPage;
use crate::pages::bank_holidays::BankHolidaysPage;
use crate::pages::case::{CaseFrame, LastBundle};
use crate::pages::cases::Cases;
use crate::pages::clock;
use crate::pages::guide::{Visit, guide_page};
use crate::pages::hidden::{HiddenScreen, HideButton, Hiding};
use crate::pages::new_case::NewCase;
use crate::pages::newer::{DamagedHere, NewerVersion};
use crate::pages::not_found::NotFound;
use crate::pages::open::{Open, OpenedFile};
use crate::pages::partnerships::Partnerships;
use crate::pages::remove::RemovePage;
use crate::pages::signers::SignersPage;
use crate::pages::unfinished::UnfinishedBanner;
use crate::pages::vault::first::ProtectFirst;
use crate::pages::vault::gate::{self, Gate, guarded};
use crate::pages::vault::lock_button::{IdleNotice, LockButton};
use crate::pages::vault::protect::Protect;
use crate::platform;
use crate::route::{GuideAt, Route, use_route};
use crate::store::followed::SavedElsewhere;
use crate::store::taking::Taking;
use crate::store::unfinished::Unfinished;
use crate::vault::Vault;

/// What stands on the tab. Nothing of a case ever does.
const TITLE: &str = "Practice Review Toolkit";

/// The app.
#[component]
pub fn App() -> impl IntoView {
    let route = use_route();
    let bundle = LastBundle::none();
    provide_context(bundle);
    let vault = Vault::new();
    provide_context(vault);
    let gate = gate::watch(vault);
    Effect::new(move |_| {
        if gate.get() == Gate::Shut {
            bundle.forget();
        }
    });
    provide_context(OpenedFile::none(gate));
    provide_context(Unfinished::new());
    provide_context(Taking::new());
    provide_context(SavedElsewhere::new());
    provide_context(Offline::new());
    provide_context(ShownBefore::none());
    let visit = Visit::new();
    provide_context(visit);
    provide_context(Holidays::start());
    platform::set_title(TITLE);
    let nav = Signal::derive(move || {
        let here = route.get();
        [
            (
                "Cases",
                Route::Cases,
                matches!(
                    here,
                    Route::Cases | Route::New | Route::Protect | Route::Backup | Route::Case { .. }
                ),
            ),
            ("Open a file", Route::Open, matches!(here, Route::Open)),
            (
                "Guide",
                Route::Guide(GuideAt::default()),
                matches!(here, Route::Guide(_)),
            ),
            (
                "Partnerships",
                Route::Partnerships,
                here == Route::Partnerships,
            ),
            (
                "About",
                Route::About,
                matches!(here, Route::About | Route::Signers),
            ),
        ]
        .map(|(label, to, current)| NavLink::new(label, to.href()).current(current))
        .to_vec()
    });
    // Another page of the same case keeps the frame with the case in it.
    let frame = Memo::new(move |_| match route.get() {
        Route::Case { id, .. } => Frame::Case(id),
        // Another place on the same page of the guide is the same page.
        Route::Guide(at) => Frame::Page(Route::Guide(GuideAt { item: None, ..at })),
        other => Frame::Page(other),
    });
    // A new page starts at its top, for eyes and for screen readers.
    Effect::new(move |before: Option<Route>| {
        let now = route.get();
        if let Some(before) = before.filter(|before| before != &now) {
            visit.follow(&before, &now);
            // A place on a page of the guide takes the reader there itself.
            if !matches!(&now, Route::Guide(GuideAt { item: Some(_), .. })) {
                focus_field("main");
                // Its head too, where the screen is hidden and locked.
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        }
        now
    });
    keep_focus("main");
    let hiding = Hiding::new(vault);
    provide_context(hiding);
    move || {
        if hiding.is_hidden() {
            view! { <HiddenScreen /> }.into_any()
        } else {
            screen(route, frame, nav, gate)
        }
    }
}

/// Head, page and foot.
fn screen(
    route: ReadSignal<Route>,
    frame: Memo<Frame>,
    nav: Signal<Vec<NavLink>>,
    gate: Memo<Gate>,
) -> AnyView {
    let warnings = [
        built_in::damage().map(str::to_owned),
        platform::lack().map(str::to_owned),
        clock::doubtful(),
    ];
    view! {
        <SkipLink target="main" />
        <Header home_href=Route::Cases.href() nav=nav>
            <LockButton />
            <HideButton />
        </Header>
        <div class="govuk-width-container">
            <main class="govuk-main-wrapper" id="main" tabindex="-1">
                {warnings.into_iter().flatten().map(|text| view! { <WarningText>{text}</WarningText> }.into_any()).collect_view()}
                <NewerVersion />
                <DamagedHere />
                <IdleNotice />
                // It names cases.
                {move || (gate.get() == Gate::Free).then(|| view! { <UnfinishedBanner /> }.into_any())}
                {move || page(frame.get(), route, gate)}
            </main>
        </div>
        <Footer>
            <p class="prt-meta">"If a child is in danger, call 999. Nothing you write here leaves this machine unless you export it."</p>
        </Footer>
    }
    .into_any()
}

/// The page that the address names. Where it shows something of a case, not while that is locked.
fn page(frame: Frame, route: ReadSignal<Route>, gate: Memo<Gate>) -> AnyView {
    match frame {
        Frame::Case(id) => guarded(gate, move || {
            view! { <CaseFrame id=id.clone() route=route /> }.into_any()
        }),
        Frame::Page(Route::Cases) => guarded(gate, || view! { <Cases /> }.into_any()),
        Frame::Page(Route::New) => guarded(gate, || {
            view! { <ProtectFirst page=|| view! { <NewCase /> }.into_any() /> }.into_any()
        }),
        Frame::Page(Route::Open) => guarded(gate, || view! { <Open /> }.into_any()),
        Frame::Page(Route::Signers) => guarded(gate, || view! { <SignersPage /> }.into_any()),
        Frame::Page(Route::Protect) => view! { <Protect gate /> }.into_any(),
        Frame::Page(Route::Partnerships) => view! { <Partnerships /> }.into_any(),
        Frame::Page(Route::BankHolidays(case)) => view! { <BankHolidaysPage case /> }.into_any(),
        Frame::Page(Route::Backup) => guarded(gate, || view! { <BackupPage /> }.into_any()),
        Frame::Page(Route::Remove) => view! { <RemovePage /> }.into_any(),
        Frame::Page(Route::About) => view! { <About /> }.into_any(),
        Frame::Page(Route::Guide(at)) => guide_page(at, route),
        Frame::Page(Route::Case { .. } | Route::NotFound) => view! { <NotFound /> }.into_any(),
    }
}

/// What is built anew when it changes.
#[derive(Clone, PartialEq)]
enum Frame {
    Page(Route),
    Case(practice_review_engine::case::CaseId),
}
