using AngleSharp.Dom;

namespace NewsArchive.Importing.Pages;

/// <summary>Walks a document without calling itself, so that no depth exhausts the stack, and without asking for siblings, which AngleSharp looks up one by one.</summary>
internal static class Tree
{
    /// <summary>Every node below another in document order, each element once when it begins and once when it ends.</summary>
    /// <param name="root">The node to begin below.</param>
    /// <param name="skips">Says of an element that neither it nor what is below it is wanted.</param>
    public static IEnumerable<(INode Node, bool Ends)> Walk(INode root, Func<IElement, bool>? skips = null)
    {
        var path = new Stack<(INode Node, int Next)>();
        path.Push((root, 0));
        while (path.TryPop(out var at))
        {
            if (at.Next >= at.Node.ChildNodes.Length)
            {
                if (at.Node != root)
                    yield return (at.Node, true);
                continue;
            }

            path.Push((at.Node, at.Next + 1));
            var child = at.Node.ChildNodes[at.Next];
            if (child is not IElement element)
            {
                yield return (child, false);
            }
            else if (skips is null || !skips(element))
            {
                yield return (child, false);
                path.Push((child, 0));
            }
        }
    }

    /// <summary>Every element below another, in document order.</summary>
    public static IEnumerable<IElement> Elements(INode root, Func<IElement, bool>? skips = null) =>
        Walk(root, skips).Where(step => !step.Ends).Select(step => step.Node).OfType<IElement>();

    /// <summary>The words of an element on one line, as they would be shown.</summary>
    public static string LineOf(INode root, Func<IElement, bool>? skips = null)
    {
        var line = new System.Text.StringBuilder();
        foreach (var (node, _) in Walk(root, skips ?? (element => element.LocalName is "script" or "style" or "svg" or "noscript" or "template")))
        {
            if (node is IText text)
                line.Append(text.Data);
            else if (node is IElement element && !InlineElements.Are(element))
                line.Append(' ');
        }

        return Blanks.OnOneLine(line.ToString());
    }
}
