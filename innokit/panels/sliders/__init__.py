"""What panels of sliders share: a draft that previews follow, recorded together; script and style besides."""

from innokit.panels.sliders.sliders import Draft, Sliders, by_entry, looking, script, took

__all__ = ["Draft", "Sliders", "by_entry", "looking", "script", "took"]
