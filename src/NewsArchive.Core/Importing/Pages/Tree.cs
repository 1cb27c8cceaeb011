using AngleSharp.Dom;

namespace NewsArchive.Importing.Pages;

/// <summary>Walks a document without calling itself, so that no depth exhausts the stack, and without asking for siblings, which AngleSharp looks up one by one.</summary>
internal static class Tree
{
    // What a line may be made of beside its words: indents, and elements within elements.
    private const int MostBlanks = 20_000, MostNodes = 20_000;

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

    /// <summary>The elements right below another; AngleSharp counts its own list of them anew for each question.</summary>
    public static IEnumerable<IElement> Children(IElement element)
    {
        for (var i = 0; i < element.ChildNodes.Length; i++)
        {
            if (element.ChildNodes[i] is IElement child)
                yield return child;
        }
    }

    /// <summary>The element right below another, when there is but one.</summary>
    public static IElement? OnlyChildOf(IElement element) => Children(element).Take(2).ToList() is [var only] ? only : null;

    /// <summary>The words of an element on one line, as they would be shown, when they are no more than is wanted.</summary>
    /// <param name="root">The element.</param>
    /// <param name="most">How many characters are wanted.</param>
    /// <returns>The words, or null when they are more: a page may hold all its text in each of a thousand titles.</returns>
    public static string? LineOf(INode root, int most)
    {
        var line = new System.Text.StringBuilder();
        var left = MostNodes;
        foreach (var (node, _) in Walk(root, element => element.LocalName is "script" or "style" or "svg" or "noscript" or "template"))
        {
            if (node is IText text)
            {
                if (line.Length + text.Length > most + MostBlanks)
                    return null;
                line.Append(text.Data);
            }
            else if (node is IElement element && !InlineElements.Are(element))
            {
                line.Append(' ');
            }

            if (--left == 0)
                return null;
        }

        return Blanks.OnOneLine(line.ToString()) is { } shown && shown.Length <= most ? shown : null;
    }
}
