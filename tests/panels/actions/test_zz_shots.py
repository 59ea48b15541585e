import pytest, pathlib
from tests.panels.actions.driver import Player, project
pytestmark=pytest.mark.browser
@pytest.mark.parametrize("nb,kinds,how",[
 ("04_idea_refinement",["scores","swing_points"],dict(width=1280)),
 ("01_set_up",["challenges","need_groups","ticks"],dict(width=1280,dark=True)),
 ("06_action_decision",["decisions","success_criteria"],dict(width=320,height=800)),
])
def test_shot(lab,nb,kinds,how):
    p=Player(lab,project(lab,"s"+nb,"mobile-esol"),nb,**how)
    for k in kinds:
        panel=p.panel(k); p.page.wait_for_timeout(500)
        if k=="scores":
            panel.get_by_label("Whose scores are these?").select_option(label="Learner A"); p.page.wait_for_timeout(500)
        panel.scroll_into_view_if_needed()
        panel.screenshot(path=f"/tmp/shot_{nb[:2]}_{k}.png")
    p.page.screenshot(path=f"/tmp/shot_{nb[:2]}_page.png")
