/** Each key acts where the caret is: the browser tells of a caret's move only a moment after it. */
import { Extension, Plugin } from "django-prose-editor/editor";

export const CaretFirst = Extension.create({
  name: "caretFirst",
  priority: 1000,
  addProseMirrorPlugins: () => [new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          // Enter right after an arrow key would else replace what was selected before it.
          if (!event.isComposing && !view.composing) view.domObserver.onSelectionChange();
          return false;
        },
      },
    },
  })],
});
